"""Makes tables over Parquet files in a schema of a Spark Connect server.

    tables.py sc://host:port SCHEMA FOLDER

The server must see the folder under the same path.
"""
import glob
import os
import sys

from pyspark.sql import SparkSession


def main(address, schema, folder):
    spark = SparkSession.builder.remote(address).getOrCreate()
    spark.sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE").collect()
    spark.sql(f"CREATE SCHEMA {schema}").collect()
    for file in sorted(glob.glob(os.path.join(folder, "*.parquet"))):
        table = os.path.splitext(os.path.basename(file))[0]
        spark.sql(f"CREATE TABLE {schema}.{table} USING parquet LOCATION '{file}'").collect()
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
