package mysqlfunc

import (
	"bytes"
	"crypto/aes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
)

// sha2 is SHA2(text, bits).
func sha2(args []string) (*string, error) {
	data := []byte(args[0])
	switch args[1] {
	case "224":
		sum := sha256.Sum224(data)
		return answer(hex.EncodeToString(sum[:]))
	case "0", "256":
		sum := sha256.Sum256(data)
		return answer(hex.EncodeToString(sum[:]))
	case "384":
		sum := sha512.Sum384(data)
		return answer(hex.EncodeToString(sum[:]))
	case "512":
		sum := sha512.Sum512(data)
		return answer(hex.EncodeToString(sum[:]))
	}
	return nil, nil
}

// foldedKey is a key of any length as AES-128 takes it: its bytes are laid over each other.
func foldedKey(key []byte) []byte {
	out := make([]byte, aes.BlockSize)
	for i, b := range key {
		out[i%aes.BlockSize] ^= b
	}
	return out
}

// encrypt is AES_ENCRYPT in its default mode, aes-128-ecb, of bytes with a key of bytes.
func encrypt(args []string) (*string, error) {
	data, key, ok := twoBytes(args)
	if !ok {
		return nil, nil
	}
	block, err := aes.NewCipher(foldedKey(key))
	if err != nil {
		return nil, err
	}
	pad := aes.BlockSize - len(data)%aes.BlockSize
	data = append(data, bytes.Repeat([]byte{byte(pad)}, pad)...)
	for at := 0; at < len(data); at += aes.BlockSize {
		block.Encrypt(data[at:], data[at:at+aes.BlockSize])
	}
	return answer(hex.EncodeToString(data))
}

// decrypt is AES_DECRYPT; what was not encrypted with the key is NULL.
func decrypt(args []string) (*string, error) {
	data, key, ok := twoBytes(args)
	if !ok || len(data) == 0 || len(data)%aes.BlockSize != 0 {
		return nil, nil
	}
	block, err := aes.NewCipher(foldedKey(key))
	if err != nil {
		return nil, err
	}
	for at := 0; at < len(data); at += aes.BlockSize {
		block.Decrypt(data[at:], data[at:at+aes.BlockSize])
	}
	pad := int(data[len(data)-1])
	if pad < 1 || pad > aes.BlockSize || !bytes.Equal(data[len(data)-pad:], bytes.Repeat([]byte{byte(pad)}, pad)) {
		return nil, nil
	}
	return answer(hex.EncodeToString(data[:len(data)-pad]))
}

func twoBytes(args []string) (data, key []byte, ok bool) {
	data, err := hex.DecodeString(args[0])
	if err != nil {
		return nil, nil, false
	}
	key, err = hex.DecodeString(args[1])
	return data, key, err == nil
}
