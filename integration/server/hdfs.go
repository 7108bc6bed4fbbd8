package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// HDFS is a Hadoop file system of one NameNode and one DataNode, each a process of its own.
type HDFS struct {
	URI  string // hdfs://host:port
	name *Process
	data *Process
	home *home
	// The nodes' own pages, host:port.
	namePage, dataPage string
}

// StartHDFS formats an empty file system and runs it.
func StartHDFS() (*HDFS, error) {
	dir, err := os.MkdirTemp("", "streamlink-hdfs-")
	if err != nil {
		return nil, err
	}
	h := &HDFS{home: &home{dir: dir}}
	if err := h.start(); err != nil {
		h.Stop()
		return nil, err
	}
	return h, nil
}

func (h *HDFS) start() error {
	var at [5]string
	for i := range at {
		port, err := freePort()
		if err != nil {
			return err
		}
		at[i] = fmt.Sprintf("127.0.0.1:%d", port)
	}
	h.URI, h.namePage, h.dataPage = "hdfs://"+at[0], at[1], at[2]
	for file, settings := range map[string][]string{
		"core-site.xml": {"fs.defaultFS", h.URI, "hadoop.tmp.dir", filepath.Join(h.home.dir, "files")},
		"hdfs-site.xml": {"dfs.replication", "1", "dfs.namenode.http-address", h.namePage,
			"dfs.datanode.http.address", h.dataPage, "dfs.datanode.address", at[3], "dfs.datanode.ipc.address", at[4]},
	} {
		if _, err := h.home.write(file, hadoopSettings(settings)); err != nil {
			return err
		}
	}
	const node = "org.apache.hadoop.hdfs.server."
	err := run(h.java(node+"namenode.NameNode", "-format", "-nonInteractive"))
	if err != nil {
		return err
	}
	if h.name, err = start(h.java(node + "namenode.NameNode")); err != nil {
		return err
	}
	return h.StartDataNode()
}

// hadoopSettings is a file of settings, given as names and values in turn.
func hadoopSettings(pairs []string) string {
	var b strings.Builder
	b.WriteString("<configuration>\n")
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&b, "<property><name>%s</name><value>%s</value></property>\n", pairs[i], pairs[i+1])
	}
	b.WriteString("</configuration>\n")
	return b.String()
}

// java runs one of Hadoop's programs, which does not outlive the tests.
func (h *HDFS) java(class string, args ...string) *exec.Cmd {
	path := h.home.dir + ":" + filepath.Join(Root(), "build", "hdfs", "lib", "*")
	cmd := exec.Command("java", append([]string{"-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", path, class}, args...)...)
	cmd.Dir = h.home.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd
}

// StartDataNode runs the DataNode, again after it was killed, and waits until the
// NameNode counts on it.
func (h *HDFS) StartDataNode() (err error) {
	if h.data, err = start(h.java("org.apache.hadoop.hdfs.server.datanode.DataNode")); err != nil {
		return err
	}
	return h.data.awaitFor(sparkTimeout, func() error {
		if !h.name.Running() {
			return fmt.Errorf("the NameNode ended:\n%s", h.name.Log())
		}
		var state struct{ NumLiveDataNodes int }
		if err := bean(h.namePage, "Hadoop:service=NameNode,name=FSNamesystemState", &state); err != nil {
			return err
		}
		if state.NumLiveDataNodes != 1 {
			return errors.New("the NameNode knows no DataNode")
		}
		return nil
	})
}

// KillDataNode ends the DataNode without a word.
func (h *HDFS) KillDataNode() { h.data.stop(os.Kill) }

// Read is how many bytes of its blocks the DataNode has sent to readers since it started.
func (h *HDFS) Read() (int64, error) {
	var activity struct{ BytesRead int64 }
	err := bean(h.dataPage, "Hadoop:service=DataNode,name=DataNodeActivity*", &activity)
	return activity.BytesRead, err
}

// Shell runs a command of the file system's shell, such as -put or -ls.
func (h *HDFS) Shell(args ...string) (string, error) {
	out, err := h.java("org.apache.hadoop.fs.FsShell", args...).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("hdfs %s: %w\n%s", args[0], err, out)
	}
	return string(out), err
}

// bean reads what a Hadoop process tells of itself.
func bean(page, name string, into any) error {
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Get("http://" + page + "/jmx?qry=" + name)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var all struct{ Beans []json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&all); err != nil {
		return err
	}
	if len(all.Beans) != 1 {
		return fmt.Errorf("%s tells of %d beans %s", page, len(all.Beans), name)
	}
	return json.Unmarshal(all.Beans[0], into)
}

// Stop ends both nodes and removes their files.
func (h *HDFS) Stop() {
	for _, p := range []*Process{h.data, h.name} {
		if p != nil && p.Running() {
			p.stop(syscall.SIGTERM)
		}
	}
	h.home.remove()
}
