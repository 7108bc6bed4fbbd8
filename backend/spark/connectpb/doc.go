// Package connectpb holds the messages and the client and server stubs of Spark
// Connect, as far as StreamLink speaks it (Spark 4.0's protocol, which 3.5 and 4.1 read
// too). Everything but this file is generated; what is kept of the protocol stands in
// generate/prune.go.
package connectpb

//go:generate go -C generate run -buildvcs=false .
