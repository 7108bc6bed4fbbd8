-- ROWS rows of ten columns of the usual types, in 200 partitions; and SOME rows of the same
-- kind, in as many partitions as hold them above.
CREATE OR REPLACE VIEW mixed AS
SELECT id, CAST(id % 1000 AS INT) AS i, id % 2 = 0 AS b, id / 7.0D AS d, CAST(id AS DECIMAL(18,2)) AS m,
  DATE'2020-01-01' + CAST(id % 3000 AS INT) AS day, TIMESTAMP_NTZ'2020-01-01 00:00:00' + make_dt_interval(0, 0, 0, id % 1000000) AS at,
  concat('name ', id % 100000) AS name, md5(CAST(id % 1000 AS STRING)) AS hash, IF(id % 10 = 0, NULL, id % 77) AS some
FROM range(0, ROWS, 1, PARTS);
