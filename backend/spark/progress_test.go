package spark

import (
	"context"
	"testing"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
)

// Progress is told on the reader's own goroutine, the newest word of it.
func TestProgress(t *testing.T) {
	read := make(chan struct{})
	f := startFake(t, func(f *fake) {
		f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
			tell := func(done int64) {
				send(&pb.ExecutePlanResponse{ResponseType: &pb.ExecutePlanResponse_ExecutionProgress_{
					ExecutionProgress: &pb.ExecutePlanResponse_ExecutionProgress{NumInflightTasks: 2,
						Stages: []*pb.ExecutePlanResponse_ExecutionProgress_StageInfo{
							{NumTasks: 4, NumCompletedTasks: 4, InputBytesRead: 100, Done: true},
							{NumTasks: 10, NumCompletedTasks: done, InputBytesRead: 7},
						}}}})
			}
			tell(5)
			send(schemaOf("n"))
			send(numbers(0, 10))
			<-read
			tell(3)
			tell(5)
			send(numbers(10, 10))
			return nil
		}
	})
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	inside := false
	var told []backend.Progress
	conn.Tell(func(p backend.Progress) {
		if !inside {
			t.Error("told while nobody asked")
		}
		told = append(told, p)
	})
	inside = true
	res, err := conn.Query(within(t), "SELECT n FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Rows.Release()
	res.Rows.Next()
	inside = false
	close(read)
	until(t, "told of", func() bool { return f.batches() == 2 })
	inside = true
	for res.Rows.Next() {
	}
	want := backend.Progress{Stages: 2, StagesDone: 1, Tasks: 14, TasksDone: 9, Running: 2, Bytes: 107}
	if len(told) < 2 || told[0] != want || told[len(told)-1] != want {
		t.Errorf("first told %v", told)
	}
	if err := res.Rows.Err(); err != nil {
		t.Error(err)
	}
}
