// Package metrics counts statements for Prometheus and says whether the server lives.
package metrics

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"streamlink/proxy"
)

// Config says where /metrics and /healthz are served.
type Config struct {
	// Listen is an address such as "127.0.0.1:9187"; empty is none.
	Listen string `mapstructure:"listen"`
}

// Validate tells what is wrong, or nil.
func (c Config) Validate() error { return nil }

// Metrics is an Observer that keeps counters and histograms in a registry of its own.
type Metrics struct {
	registry   *prometheus.Registry
	statements *prometheus.CounterVec
	seconds    *prometheus.HistogramVec
	ask        prometheus.Histogram
	rows       *prometheus.CounterVec
	bytes      *prometheus.CounterVec
	running    prometheus.Gauge
}

// New makes the metrics; sessions tells how many clients are connected.
func New(sessions func() int) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		statements: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "streamlink_statements_total",
			Help: "Statements ended, by wire, kind, whether a question, verdict (allow, deny, none) and SQLSTATE (00000: fine).",
		}, []string{"wire", "kind", "ask", "verdict", "sqlstate"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "streamlink_statement_seconds", Help: "From a statement's coming to the release of its result.",
			Buckets: prometheus.ExponentialBuckets(0.0001, 4, 10),
		}, []string{"wire"}),
		ask: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "streamlink_ask_seconds", Help: "From a question to its SQL.",
			Buckets: prometheus.ExponentialBuckets(0.005, 2, 12),
		}),
		rows:    prometheus.NewCounterVec(prometheus.CounterOpts{Name: "streamlink_rows_total", Help: "Rows sent."}, []string{"wire"}),
		bytes:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "streamlink_bytes_total", Help: "Bytes of rows sent."}, []string{"wire"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{Name: "streamlink_statements_running", Help: "Statements begun and not ended."}),
	}
	m.registry.MustRegister(m.statements, m.seconds, m.ask, m.rows, m.bytes, m.running,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "streamlink_sessions", Help: "Clients connected."},
			func() float64 { return float64(sessions()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Begin counts a running statement.
func (m *Metrics) Begin(*proxy.Event) { m.running.Inc() }

// End counts a statement that ended.
func (m *Metrics) End(e *proxy.Event) {
	m.running.Dec()
	verdict, code, ask := "none", "00000", "no"
	if e.Judged {
		verdict = "deny"
		if e.Verdict.Allow {
			verdict = "allow"
		}
	}
	if e.Err != nil {
		code = string(e.Err.Code)
	}
	if e.Question != "" {
		ask = "yes"
		m.ask.Observe(e.Steps.Ask.Seconds())
	}
	m.statements.WithLabelValues(e.Client.Wire, e.Kind.String(), ask, verdict, code).Inc()
	m.seconds.WithLabelValues(e.Client.Wire).Observe(e.Steps.Total.Seconds())
	m.rows.WithLabelValues(e.Client.Wire).Add(float64(e.Rows))
	m.bytes.WithLabelValues(e.Client.Wire).Add(float64(e.Bytes))
}

// Handler serves /metrics and /healthz.
func (m *Metrics) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n"))
	})
	return mux
}

// Serve answers on l until ctx ends.
func (m *Metrics) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{Handler: m.Handler(), ReadHeaderTimeout: 5 * time.Second}
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		short, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		_ = srv.Shutdown(short)
	})
	err := srv.Serve(l)
	if !stop() {
		<-stopped
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
