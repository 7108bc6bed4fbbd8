-- What the tests find beside the sample data: every type of Spark's that a table or a
-- view can have, and its absence.
CREATE OR REPLACE VIEW kinds AS
SELECT 1 AS id, CAST(7 AS TINYINT) AS tiny, CAST(-300 AS SMALLINT) AS small, 2000000000 AS int, 9000000000000000000 AS big,
  true AS flag, CAST(1.5 AS FLOAT) AS real, CAST(2.25 AS DOUBLE) AS dbl, CAST('12345678901234567890.123456789' AS DECIMAL(38,9)) AS dec,
  CAST(99.90 AS DECIMAL(10,2)) AS money, 'grün, 日本' AS txt, CAST('ab' AS CHAR(4)) AS chars, X'00FF10' AS bin, DATE'2024-02-29' AS day,
  TIMESTAMP_NTZ'2024-02-29 12:34:56.789' AS moment, TIMESTAMP'2024-02-29 12:34:56.789 UTC' AS instant,
  INTERVAL '1-2' YEAR TO MONTH AS months, INTERVAL '3 04:05:06.7' DAY TO SECOND AS span, INTERVAL '49:00' HOUR TO MINUTE AS hours,
  ARRAY(1, NULL, 3) AS ints, ARRAY(ARRAY('a', 'b'), ARRAY('c')) AS nested, MAP('k', 1, 'l', NULL) AS pairs,
  NAMED_STRUCT('x', 1, 'y', ARRAY('p', 'q')) AS record, ARRAY(NAMED_STRUCT('x', 1)) AS records
UNION ALL
SELECT 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;
-- Many partitions: Spark sends the rows of one when all of it is computed.
CREATE OR REPLACE VIEW numbers AS SELECT id + 1 AS g FROM range(0, 10000000, 1, 200);
-- A result that takes some batches.
CREATE OR REPLACE VIEW many AS SELECT id + 1 AS g FROM range(0, 200000, 1, 8);
