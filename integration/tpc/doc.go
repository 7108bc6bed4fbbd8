// Command tpc asks TPC-H's 22 and TPC-DS's 99 queries over both wires of a StreamLink, and
// the servers that it stands in for, over the same small tables, and prints what came of
// each. Neither data nor query texts are kept here: setup.sh fetches the generators and
// the jars of two other engines, whose texts of the queries carry the standard's
// validation values, and a run generates the tables once into a cache.
package main
