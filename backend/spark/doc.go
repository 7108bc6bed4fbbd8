// Package spark is the engine for data that outgrows one machine: Apache Spark, spoken
// to over Spark Connect with stubs of our own (connectpb).
//
// A client has one Spark session of its own ([Conn]), made when its first statement
// comes, kept alive while it is idle, made anew with its settings when Spark forgot it,
// and released when the client leaves. Sessions are spread over the endpoints that
// answer; one that does not is left out until it does.
//
// A statement is one reattachable operation: when its stream ends early the rest is
// fetched on a new one, so a result is either whole or ends with an error. Arrow batches
// are pulled one ahead of the reader. A statement that the client gives up is
// interrupted on Spark and released.
//
// Arrow types that a client gets, where they are not the obvious ones:
//
//	TINYINT                  int8
//	TIMESTAMP                timestamp in us, UTC
//	TIMESTAMP_NTZ            timestamp in us, no zone
//	INTERVAL YEAR TO MONTH   interval in months
//	INTERVAL DAY TO SECOND   month_day_nano; whole days are days, as PostgreSQL has it
//	VARIANT                  utf8, wire type "json"
//	STRUCT, MAP              struct and map, wire type "json"
//	CHAR                     utf8, wire type "bpchar"
//	VOID                     null
package spark
