// Command generate writes the Spark Connect stubs of the package above. It needs
// nothing but Go's module tools: the protocol's descriptors come out of
// spark-connect-go, whose generated messages are internal to it, and go to
// protoc-gen-go and protoc-gen-go-grpc as protoc would hand them over.
//
// It is a module of its own: spark-connect-go and the stubs in one binary register the
// same protocol twice, and panic.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"

	_ "github.com/apache/spark-connect-go/v40/spark/sql" // registers the protocol's descriptors
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/pluginpb"
)

const (
	protocol   = "spark.connect"
	importPath = "streamlink/backend/spark/connectpb"
	into       = ".." // this program runs in its own folder
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	files := prune(registered())
	for _, plugin := range []string{"protoc-gen-go", "protoc-gen-go-grpc"} {
		if err := run(plugin, files); err != nil {
			return fmt.Errorf("%s: %w", plugin, err)
		}
	}
	return nil
}

// registered gives the protocol's files and what they import, imports first.
func registered() []*descriptorpb.FileDescriptorProto {
	var out []*descriptorpb.FileDescriptorProto
	seen := map[string]bool{}
	var add func(protoreflect.FileDescriptor)
	add = func(fd protoreflect.FileDescriptor) {
		if seen[fd.Path()] {
			return
		}
		seen[fd.Path()] = true
		for i := range fd.Imports().Len() {
			add(fd.Imports().Get(i).FileDescriptor)
		}
		out = append(out, protodesc.ToFileDescriptorProto(fd))
	}
	var roots []protoreflect.FileDescriptor
	protoregistry.GlobalFiles.RangeFiles(func(fd protoreflect.FileDescriptor) bool {
		if fd.Package() == protocol {
			roots = append(roots, fd)
		}
		return true
	})
	slices.SortFunc(roots, func(a, b protoreflect.FileDescriptor) int { return bytes.Compare([]byte(a.Path()), []byte(b.Path())) })
	for _, fd := range roots {
		add(fd)
	}
	return out
}

// run hands the files to a plugin and writes what it gives back.
func run(plugin string, files []*descriptorpb.FileDescriptorProto) error {
	req := &pluginpb.CodeGeneratorRequest{ProtoFile: files, Parameter: proto.String("paths=source_relative")}
	for _, f := range files {
		if f.GetPackage() == protocol {
			f.Options.GoPackage = proto.String(importPath)
			req.FileToGenerate = append(req.FileToGenerate, f.GetName())
		}
	}
	in, err := proto.Marshal(req)
	if err != nil {
		return err
	}
	cmd := exec.Command("go", "tool", plugin)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return err
	}
	var out pluginpb.CodeGeneratorResponse
	if err := proto.Unmarshal(text, &out); err != nil {
		return err
	}
	if out.Error != nil {
		return fmt.Errorf("%s", out.GetError())
	}
	for _, f := range out.File {
		if err := os.WriteFile(filepath.Join(into, path.Base(f.GetName())), []byte(f.GetContent()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
