# times cut to whole seconds beside constants: the engine has a rule of its own for them, which forgets NULL
SELECT id FROM orders WHERE CAST(placed AS datetime) «<>¦=¦<=>¦>=» '2024-01-15 10:30:00.5' ORDER BY id
SELECT id FROM orders WHERE NOT (CAST(placed AS datetime) = '2024-01-15 10:30:00.5') ORDER BY id
SELECT id, CAST(placed AS datetime(3)) = '2024-01-15 10:30:00.12345', (CAST(placed AS datetime) <> CAST('2024-01-15 10:30:00.5' AS datetime(6))) IS NULL FROM orders ORDER BY id
SELECT id FROM orders WHERE DATE(placed) <> '2024-01-15 10:00:00' ORDER BY id
SELECT id FROM events WHERE NOT (CAST(t AS time) = '01:30:00.5') ORDER BY id
SELECT id FROM orders WHERE DATE_FORMAT(placed, '%Y-%m-01') <> '2024-01-15' ORDER BY id
SELECT id FROM orders WHERE MAKEDATE(YEAR(placed), 1) <> '2024-01-15' ORDER BY id
SELECT id FROM orders WHERE NOT (LAST_DAY(placed) = '2024-01-15') ORDER BY id
SELECT id FROM events WHERE day «>=¦=¦<» '2024-03-10 00:00:01' OR day BETWEEN '2024-12-30 10:00:00' AND '2024-12-31 23:59:59' ORDER BY id
