// Package authorities reads the certificates of those who sign clients' certificates.
package authorities

import (
	"crypto/x509"
	"fmt"
	"os"
)

// Load reads a PEM file of one or several certificates.
func Load(file string) (*x509.CertPool, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s holds no PEM certificate", file)
	}
	return pool, nil
}
