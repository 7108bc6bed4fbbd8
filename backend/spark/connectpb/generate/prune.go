package main

import (
	"maps"
	"slices"
	"strings"

	"google.golang.org/protobuf/types/descriptorpb"
)

// What StreamLink says and hears. All else of the protocol (data frames, machine
// learning, streaming, pipelines) is left out of the stubs: it would be a megabyte of
// code that nothing calls. A field that is left out and comes all the same is kept by
// protobuf as an unknown one.
var (
	calls = []string{
		"ExecutePlan", "AnalyzePlan", "Config", "Interrupt", "ReattachExecute",
		"ReleaseExecute", "ReleaseSession", "FetchErrorDetails",
	}
	// fields are those kept of a message; a message that does not stand here keeps all.
	fields = map[string][]string{
		"Plan":                             {"root"},
		"Relation":                         {"sql", "with_relations", "subquery_alias", "collect_metrics"},
		"SubqueryAlias":                    {"input", "alias"},
		"SQL":                              {"query", "args", "named_arguments"},
		"Expression":                       {"literal", "expression_string"},
		"Expression.Literal":               {"null", "binary", "boolean", "long", "double", "string", "timestamp"},
		"UserContext":                      {"user_id", "user_name"},
		"AnalyzePlanRequest":               {"session_id", "client_observed_server_side_session_id", "user_context", "client_type", "schema", "spark_version"},
		"AnalyzePlanResponse":              {"session_id", "server_side_session_id", "schema", "spark_version"},
		"ExecutePlanRequest.RequestOption": {"reattach_options"},
		"ExecutePlanResponse": {"session_id", "server_side_session_id", "operation_id", "response_id",
			"arrow_batch", "result_complete", "execution_progress", "schema", "observed_metrics"},
		"ExecutePlanResponse.ObservedMetrics": {"name", "values"},
		"ConfigRequest.Operation":             {"set", "get_with_default", "unset"},
	}
)

// prune keeps the calls, the fields, and what those need.
func prune(files []*descriptorpb.FileDescriptorProto) []*descriptorpb.FileDescriptorProto {
	p := &pruner{messages: map[string]*descriptorpb.DescriptorProto{}, needed: map[string]bool{}}
	for _, f := range files {
		if f.GetPackage() == protocol {
			p.index("."+protocol, f.MessageType)
		}
	}
	for _, f := range files {
		if f.GetPackage() != protocol {
			continue
		}
		for _, s := range f.Service {
			s.Method = slices.DeleteFunc(s.Method, func(m *descriptorpb.MethodDescriptorProto) bool {
				return !slices.Contains(calls, m.GetName())
			})
			for _, m := range s.Method {
				p.need(m.GetInputType())
				p.need(m.GetOutputType())
			}
		}
	}
	// A file is needed for its messages, and, of other protocols, for being imported.
	var out []*descriptorpb.FileDescriptorProto
	imported := map[string]bool{}
	for _, f := range slices.Backward(files) {
		if f.GetPackage() == protocol {
			prefix := "." + protocol
			f.MessageType, f.EnumType = p.keep(prefix, f.MessageType, f.EnumType)
			f.Service = slices.DeleteFunc(f.Service, func(s *descriptorpb.ServiceDescriptorProto) bool { return len(s.Method) == 0 })
			if len(f.MessageType)+len(f.EnumType)+len(f.Service) == 0 {
				continue
			}
			f.Dependency = p.imports(f, files)
		} else if !imported[f.GetName()] {
			continue
		}
		for _, d := range f.Dependency {
			imported[d] = true
		}
		out = append(out, f)
	}
	slices.Reverse(out)
	return out
}

type pruner struct {
	messages map[string]*descriptorpb.DescriptorProto // by full name with a leading dot
	needed   map[string]bool                          // messages and enums
}

func (p *pruner) index(prefix string, all []*descriptorpb.DescriptorProto) {
	for _, m := range all {
		name := prefix + "." + m.GetName()
		p.messages[name] = m
		p.index(name, m.NestedType)
	}
}

// need marks a type, those around it, and what its remaining fields need.
func (p *pruner) need(name string) {
	if name == "" || p.needed[name] {
		return
	}
	p.needed[name] = true
	m := p.messages[name]
	if m == nil {
		return // an enum, or another protocol's
	}
	p.cut(m, fields[strings.TrimPrefix(name, "."+protocol+".")])
	for _, f := range m.Field {
		p.need(f.GetTypeName())
	}
}

// cut leaves of m only the fields named, and all where none is.
func (p *pruner) cut(m *descriptorpb.DescriptorProto, names []string) {
	if names == nil {
		return
	}
	m.Field = slices.DeleteFunc(m.Field, func(f *descriptorpb.FieldDescriptorProto) bool {
		return !slices.Contains(names, f.GetName())
	})
	used := map[int32]bool{}
	for _, f := range m.Field {
		if f.OneofIndex != nil {
			used[f.GetOneofIndex()] = true
		}
	}
	renumber := map[int32]int32{}
	var kept []*descriptorpb.OneofDescriptorProto
	for i, o := range m.OneofDecl {
		if used[int32(i)] {
			renumber[int32(i)] = int32(len(kept))
			kept = append(kept, o)
		}
	}
	m.OneofDecl = kept
	for _, f := range m.Field {
		if f.OneofIndex != nil {
			f.OneofIndex = new(renumber[*f.OneofIndex])
		}
	}
}

// keep gives the needed of a scope's messages and enums. A message that is needed only
// for what stands inside it loses its own fields.
func (p *pruner) keep(prefix string, all []*descriptorpb.DescriptorProto, enums []*descriptorpb.EnumDescriptorProto) (
	[]*descriptorpb.DescriptorProto, []*descriptorpb.EnumDescriptorProto) {
	all = slices.DeleteFunc(all, func(m *descriptorpb.DescriptorProto) bool {
		name := prefix + "." + m.GetName()
		m.NestedType, m.EnumType = p.keep(name, m.NestedType, m.EnumType)
		if !p.needed[name] {
			m.Field, m.OneofDecl = nil, nil
		}
		return !p.needed[name] && len(m.NestedType)+len(m.EnumType) == 0
	})
	enums = slices.DeleteFunc(enums, func(e *descriptorpb.EnumDescriptorProto) bool {
		return !p.needed[prefix+"."+e.GetName()]
	})
	return all, enums
}

// imports are the files that f's remaining fields and calls come from, in their order.
func (p *pruner) imports(f *descriptorpb.FileDescriptorProto, files []*descriptorpb.FileDescriptorProto) []string {
	used := map[string]bool{}
	var walk func([]*descriptorpb.DescriptorProto)
	walk = func(all []*descriptorpb.DescriptorProto) {
		for _, m := range all {
			for _, field := range m.Field {
				used[field.GetTypeName()] = true
			}
			walk(m.NestedType)
		}
	}
	walk(f.MessageType)
	for _, s := range f.Service {
		for _, m := range s.Method {
			used[m.GetInputType()], used[m.GetOutputType()] = true, true
		}
	}
	var out []string
	for _, other := range files {
		if other == f || !slices.Contains(f.Dependency, other.GetName()) {
			continue
		}
		prefix := "." + other.GetPackage()
		for name := range maps.Keys(used) {
			if declares(prefix, other.MessageType, other.EnumType, name) {
				out = append(out, other.GetName())
				break
			}
		}
	}
	return out
}

// declares tells whether a scope holds the type of this full name.
func declares(prefix string, all []*descriptorpb.DescriptorProto, enums []*descriptorpb.EnumDescriptorProto, name string) bool {
	for _, e := range enums {
		if prefix+"."+e.GetName() == name {
			return true
		}
	}
	for _, m := range all {
		full := prefix + "." + m.GetName()
		if full == name || declares(full, m.NestedType, m.EnumType, name) {
			return true
		}
	}
	return false
}
