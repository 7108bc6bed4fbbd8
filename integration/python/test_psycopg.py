"""psycopg 3 against StreamLink, and against PostgreSQL where the SQL is common."""

import datetime
import decimal
import time
import uuid

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Json

from stories import ACCOUNT, DATABASE, PATENTS, QUESTION, SLOW, Story, address, after, listed


def connect(name="STREAMLINK_PG", **options):
    return psycopg.connect(dbname=DATABASE, **address(name), **(ACCOUNT | options))


class Psycopg(Story):
    def setUp(self):
        self.db = connect(autocommit=True)
        self.addCleanup(self.db.close)

    def both(self, sql, args=None, **options):
        """The same from both servers: names, types and values."""
        with connect("REFERENCE_PG", autocommit=True) as reference:
            answers = []
            for db in (self.db, reference):
                cur = db.execute(sql, args, **options)
                answers.append(([(c.name, c.type_code) for c in cur.description], cur.fetchall()))
        self.assertEqual(repr(answers[0]), repr(answers[1]))  # a NaN equals nothing

    def test_connect(self):
        self.assertEqual(self.db.execute("SELECT 1").fetchone(), (1,))
        self.assertEqual(self.db.info.dbname, DATABASE)
        self.assertGreaterEqual(self.db.info.server_version, 90600)

    def test_wrong_password(self):
        with self.assertRaises(psycopg.OperationalError) as e:
            connect(password="wrong")
        self.assertIn('password authentication failed for user "demo"', str(e.exception))

    def test_values(self):
        for line in listed("postgres_values.txt"):
            for binary in (False, True):
                with self.subTest(line, binary=binary):
                    self.both("SELECT " + line, binary=binary)

    def test_queries(self):
        for line in listed("postgres_queries.txt"):
            with self.subTest(line):
                self.both(line, binary=True)

    def test_parameters(self):
        day = datetime.date(2024, 2, 29)
        moment = datetime.datetime(2024, 2, 29, 12, 34, 56, 789000, tzinfo=datetime.timezone.utc)
        for kind, value in [
            ("bool", True), ("int4", 7), ("int8", 1 << 40), ("float8", 0.1),
            ("numeric(10,2)", decimal.Decimal("-1.50")), ("text", "grün 'q' \\"), ("bytea", b"\0\xff'"),
            ("date", day), ("time", datetime.time(12, 34, 56, 789)), ("timestamp", moment.replace(tzinfo=None)),
            ("timestamptz", moment), ("interval", datetime.timedelta(days=3, seconds=5)),
            ("uuid", uuid.UUID(int=7)), ("json", Json({"a": [1, None]})),
            ("int4[]", [1, 2, 3]), ("text[]", ["a", None, "b,c"]), ("float8[]", []),
        ]:
            for binary in (False, True):
                with self.subTest(kind, binary=binary):
                    cast = f"SELECT %s::{kind} AS v, %s::{kind} IS NULL AS missing"
                    self.both(cast, (value, None), binary=binary)
                    if kind not in ("json",) and not kind.endswith("[]"):
                        self.both(f"SELECT %b::{kind} AS v", (value,), binary=binary)
        self.both("SELECT count(*) FROM patents WHERE publication_date > %s AND jurisdiction = %s", (day, "US"))
        self.both("SELECT count(*) FROM patents WHERE patent_id = ANY(%s)", ([1, 2, 3],))
        self.both("SELECT id FROM measurements WHERE ratio < %s ORDER BY id LIMIT %s", (2.5, 4))

    def test_rows(self):
        cur = self.db.cursor(row_factory=dict_row)
        rows = cur.execute("SELECT * FROM measurements ORDER BY id").fetchall()
        self.assertEqual(len(rows), 1000)
        self.assertIsNone(rows[3]["word"])
        self.assertEqual(rows[0]["day"], datetime.date(1999, 12, 25))

    def test_prepared(self):
        for i in range(20):
            self.assertEqual(self.db.execute("SELECT %s::int + 1", (i,), prepare=True).fetchone(), (i + 1,))

    def test_executemany_returning(self):
        cur = self.db.cursor()
        cur.executemany("SELECT %s::int * 2", [(i,) for i in range(50)], returning=True)
        got = [cur.fetchone()[0]]
        while cur.nextset():
            got.append(cur.fetchone()[0])
        self.assertEqual(got, [2 * i for i in range(50)])

    def test_pipeline(self):
        with self.db.pipeline() as p:
            cursors = [self.db.execute("SELECT %s::int", (i,)) for i in range(10)]
            p.sync()
            self.assertEqual([c.fetchone()[0] for c in cursors], list(range(10)))

    def test_server_cursor(self):
        with self.db.transaction(), self.db.cursor(name="walk") as cur:
            cur.itersize = 10_000
            cur.execute("SELECT g FROM generate_series(1, 1000000) AS g")
            self.assertEqual(cur.fetchmany(3), [(1,), (2,), (3,)])
            n = 3
            for (g,) in cur:
                n += 1
                self.assertEqual(g, n)
        self.assertEqual(n, 1_000_000)

    def test_million_rows_streamed(self):
        n = 0
        for (g,) in self.db.cursor(binary=True).stream("SELECT g FROM generate_series(1, 1000000) AS g"):
            n += 1
            self.assertEqual(g, n)
        self.assertEqual(n, 1_000_000)

    def test_copy(self):
        for how in ("", "(FORMAT csv, HEADER)", "(FORMAT binary)"):
            with self.subTest(how):
                answers = []
                for name in ("STREAMLINK_PG", "REFERENCE_PG"):
                    with connect(name) as db, db.cursor().copy(
                        f"COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT {how}"
                    ) as copy:
                        answers.append(b"".join(bytes(part) for part in copy))
                self.assertEqual(*answers)

    def test_error_then_reuse(self):
        with self.assertRaises(psycopg.errors.DivisionByZero):
            self.db.execute("SELECT 1/0")
        with self.assertRaises(psycopg.errors.UndefinedTable) as e:
            self.db.execute("SELECT * FROM nope")
        self.assertIn("nope", e.exception.diag.message_primary)
        with self.assertRaises(psycopg.errors.InsufficientPrivilege):
            self.db.execute("DELETE FROM patents")
        self.assertEqual(self.db.execute("SELECT 2").fetchone(), (2,))

    def test_cancel(self):
        for _ in range(2):
            began = time.monotonic()
            timer = after(0.3, self.db.cancel)
            with self.assertRaises(psycopg.errors.QueryCanceled):
                self.db.execute(SLOW)
            timer.join()
            self.soon(began)
            self.assertEqual(self.db.execute("SELECT 3").fetchone(), (3,))

    def test_transactions(self):
        with connect() as db:
            self.assertEqual(db.execute("SELECT 1").fetchone(), (1,))
            self.assertEqual(db.info.transaction_status, psycopg.pq.TransactionStatus.INTRANS)
            with self.assertRaises(psycopg.errors.DivisionByZero), db.transaction():  # a savepoint
                db.execute("SELECT 1/0")
            self.assertEqual(db.execute("SELECT 2").fetchone(), (2,))
            db.commit()
            db.read_only = True
            db.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            self.assertEqual(db.execute("SELECT count(*) FROM patents").fetchone(), (PATENTS,))
            db.rollback()
            self.assertEqual(db.info.transaction_status, psycopg.pq.TransactionStatus.IDLE)

    def test_several_statements(self):
        cur = self.db.execute("SELECT 1; SELECT 'two', 2")
        self.assertEqual(cur.fetchall(), [(1,)])
        self.assertTrue(cur.nextset())
        self.assertEqual(cur.fetchall(), [("two", 2)])

    def test_ask(self):
        notices = []
        self.db.add_notice_handler(lambda n: notices.append(f"{n.message_primary} {n.message_detail}"))
        for form in (f"ASK {QUESTION}", f"ASK '{QUESTION}'", f"SELECT * FROM ask('{QUESTION}')"):
            for prepare in (False, True):
                with self.subTest(form, prepare=prepare):
                    notices.clear()
                    self.assertEqual(self.db.execute(form, prepare=prepare).fetchone(), (PATENTS,))
                    self.assertIn("count(", " ".join(notices).lower())
        self.assertIn("count(", str(self.db.execute(f"ASK SHOW SQL {QUESTION}").fetchall()).lower())
