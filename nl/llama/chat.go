//go:build llama

package llama

/*
#include <stdlib.h>
#include "shim.h"
*/
import "C"

import (
	"strings"
	"unsafe"

	"streamlink/backend/sqlstate"
)

// Turn is one message of a conversation. Role is "system", "user" or "assistant".
type Turn struct{ Role, Text string }

// Chat writes turns as the model's chat template wants them, up to where the model's
// answer begins. Markers of the template that stand in a text are taken apart, so that
// a stranger's text cannot open a turn of its own. llama.cpp knows the common
// templates by sight; for any other it is an error.
func (m *Model) Chat(turns []Turn) (string, error) {
	release, err := m.hold()
	if err != nil {
		return "", err
	}
	defer release()
	if C.sl_template(m.c) == nil {
		return "", sqlstate.New(sqlstate.FeatureNotSupported, "the model %s has no chat template", m.name)
	}
	parts := make([]*C.char, 0, 2*len(turns))
	defer func() {
		for _, p := range parts {
			C.free(unsafe.Pointer(p))
		}
	}()
	size := 256
	for _, t := range turns {
		text := m.vocab.disarm(t.Text)
		parts = append(parts, C.CString(t.Role), C.CString(text))
		size += 2*len(text) + 64
	}
	if len(parts) == 0 {
		return "", sqlstate.New(sqlstate.InvalidParameterValue, "there is nothing to ask")
	}
	for {
		buf := make([]byte, size)
		line := newErrorLine()
		n := int(C.sl_chat(m.c, &parts[0], C.size_t(len(turns)), (*C.char)(unsafe.Pointer(&buf[0])), C.int32_t(size), line.c()))
		switch {
		case n < 0:
			return "", sqlstate.New(sqlstate.FeatureNotSupported, "the chat template of the model %s is not supported", m.name)
		case n <= size:
			return string(buf[:n]), nil
		}
		size = n
	}
}

// disarm puts a space into every special token's spelling in text.
func (v *vocab) disarm(text string) string {
	for _, s := range v.specials {
		if strings.Contains(text, s) {
			text = strings.ReplaceAll(text, s, s[:1]+" "+s[1:])
		}
	}
	return strings.ReplaceAll(text, "\x00", " ")
}
