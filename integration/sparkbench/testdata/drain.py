"""Reads a whole result with pyspark's own Connect client: python_drain.py ADDRESS HOW QUERY."""
import sys
import time

from pyspark.sql import SparkSession


def main(address, how, query):
    spark = SparkSession.builder.remote(address).getOrCreate()
    spark.sql("SELECT 1").collect()
    began, rows, first = time.monotonic(), 0, 0
    if how == "toArrow":
        rows = spark.sql(query).toArrow().num_rows
        first = time.monotonic() - began
    else:
        for _ in spark.sql(query).toLocalIterator():
            if rows == 0:
                first = time.monotonic() - began
            rows += 1
    took = time.monotonic() - began
    print(f"drained {rows} rows {took * 1e6:.0f} us first {first * 1e6:.0f} us")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
