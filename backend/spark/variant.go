package spark

// The library that reads VARIANT believes the lengths in its bytes: it makes room for as many
// keys, elements and characters as they say. So they are held against the bytes that are there
// first, as Parquet's VariantEncoding.md lays them out.

// soundVariant tells whether a VARIANT's lengths and offsets stay inside of its bytes.
func soundVariant(metadata, value []byte) bool {
	if len(metadata) == 0 {
		return false
	}
	keys, width, ok := counted(metadata, int(metadata[0]>>6)+1)
	if !ok || (keys+1)*width > len(metadata)-1-width {
		return false
	}
	left := len(value) // values do not share bytes, so there are no more of them than bytes
	return soundValue(value, &left)
}

// counted reads the little-endian number of width bytes behind the first one.
func counted(b []byte, width int) (n, size int, ok bool) {
	if len(b) < 1+width {
		return 0, 0, false
	}
	for i := width; i > 0; i-- {
		n = n<<8 | int(b[i])
	}
	return n, width, true
}

// variantSizes are the bytes of a primitive value behind its first one, by its type; -1: a
// length of four bytes and as many bytes more.
var variantSizes = [...]int{0, 0, 0, 1, 2, 4, 8, 8, 5, 9, 17, 4, 8, 8, 4, -1, -1, 8, 8, 8, 16}

func soundValue(b []byte, left *int) bool {
	if *left--; len(b) == 0 || *left < 0 {
		return false
	}
	switch header := int(b[0] >> 2); b[0] & 3 {
	case 0:
		if header >= len(variantSizes) {
			return false
		}
		if size := variantSizes[header]; size >= 0 {
			return len(b) > size
		}
		n, _, ok := counted(b, 4)
		return ok && n <= len(b)-5
	case 1: // a short text
		return len(b) > header
	case 2: // an object: the numbers of its keys, then as an array
		return soundElements(b, header&3+1, header>>2&3+1, header>>4&1 == 1, left)
	default:
		return soundElements(b, header&3+1, 0, header>>2&1 == 1, left)
	}
}

// soundElements checks an object (ids bytes for each key's number) or an array (ids 0): a
// count, the keys, one offset more than elements, the elements.
func soundElements(b []byte, offset, ids int, large bool, left *int) bool {
	width := 1
	if large {
		width = 4
	}
	n, _, ok := counted(b, width)
	start := 1 + width + n*ids
	data := start + (n+1)*offset
	if !ok || n > len(b) || data > len(b) {
		return false
	}
	for i := range n {
		at := 0
		for k := offset - 1; k >= 0; k-- {
			at = at<<8 | int(b[start+i*offset+k])
		}
		if at > len(b)-data || !soundValue(b[data+at:], left) {
			return false
		}
	}
	return true
}
