"""A Spark Connect server with the sample data in its catalog.

spark-submit runs this in the server's own process: the tables are made first, in the
same JVM, since an embedded metastore lets only one in; then Spark Connect's plugin, which
the command line names, serves until the process is stopped. The file READY is written
when both are done.
"""
import glob
import os
import sys
import time

import pyspark
from pyspark.sql import SparkSession


def session():
    """The session that Spark Connect's are made from.

    pyspark's own builder makes a second one when a client of Connect has made the first
    at the same moment, and each would have a catalog in memory of its own; the server's
    builder looks and makes under one lock.
    """
    context = pyspark.SparkContext.getOrCreate()
    sql = context._jvm.org.apache.spark.sql
    made = (sql if pyspark.__version__.startswith("3.") else sql.classic).SparkSession.builder().getOrCreate()
    return SparkSession(context, made)


def main(data, warehouse, ready):
    spark = session()
    lasting = spark.conf.get("spark.sql.catalogImplementation") == "hive"
    have = {t.name for t in spark.catalog.listTables("default")}
    for file in sorted(glob.glob(os.path.join(data, "*.parquet"))):
        table = os.path.splitext(os.path.basename(file))[0]
        if table in have:
            continue
        if not lasting:  # a catalog in memory forgets where tables are, so it gets none of its own
            spark.sql(f"CREATE TABLE default.{table} USING parquet LOCATION '{file}'")
            continue
        spark.read.parquet(file).write.mode("overwrite").format("parquet").saveAsTable(f"default.{table}")
    fixture = os.environ.get("SPARK_FIXTURE")  # statements that end with ; at a line's end
    if fixture:
        with open(fixture) as f:
            for statement in f.read().split(";\n"):
                if statement.strip():
                    spark.sql(statement)
    with open(ready, "w") as f:
        f.write(spark.version)
    parent = os.getppid()
    while os.getppid() == parent:  # the server's process; it may be killed without a word
        time.sleep(0.5)


if __name__ == "__main__":
    main(*sys.argv[1:])
