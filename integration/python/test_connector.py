"""MySQL's own Python connector, in pure Python, against StreamLink and MariaDB."""

import datetime
import warnings

import mysql.connector

from stories import ACCOUNT, DATABASE, MILLION, PATENTS, QUESTION, Story, address, listed


def connect(name="STREAMLINK_MYSQL", **options):
    return mysql.connector.connect(database=DATABASE, use_pure=True, **address(name), **(ACCOUNT | options))


def as_text(value):
    """Prepared, this connector takes MariaDB's long text for bytes."""
    return value.decode() if isinstance(value, bytes) and value.isascii() and value != b"\0\xff\x10" else value


class Connector(Story):
    def setUp(self):
        self.db = connect()
        self.addCleanup(self.db.close)

    def ask(self, sql, args=(), db=None, **how):
        cur = (db or self.db).cursor(**how)
        try:
            cur.execute(sql, args)
            return cur.fetchall()
        finally:
            cur.close()

    def test_connect(self):
        self.assertEqual(self.ask("SELECT 1"), [(1,)])
        self.db.ping(reconnect=False)
        self.db.cmd_reset_connection()
        self.assertEqual(self.ask("SELECT DATABASE()"), [(DATABASE,)])
        self.db.cmd_change_user(database=DATABASE, **{"username": "demo", "password": "demo"})
        self.assertEqual(self.ask("SELECT 2"), [(2,)])

    def test_wrong_password(self):
        with self.assertRaises(mysql.connector.Error) as e:
            connect(password="wrong")
        self.assertEqual(e.exception.errno, 1045)

    def test_values(self):
        reference = connect("REFERENCE_MYSQL", collation="utf8mb4_general_ci")
        self.addCleanup(reference.close)
        for line in listed("mysql_values.txt"):
            for prepared in (False, True):
                with self.subTest(line, prepared=prepared):
                    got = self.ask("SELECT " + line, prepared=prepared)
                    want = self.ask("SELECT " + line, db=reference, prepared=prepared)
                    self.assertEqual(got, [tuple(map(as_text, row)) for row in want])

    def test_prepared(self):
        cur = self.db.cursor(prepared=True)
        for i in range(20):
            cur.execute("SELECT id, day FROM measurements WHERE id = ?", (i,))
            (row,) = cur.fetchall()
            self.assertEqual(row[0], i)
        self.assertEqual(self.ask("SELECT day FROM measurements WHERE id = ? AND day = ?", (0, datetime.date(1999, 12, 25)), prepared=True), [(datetime.date(1999, 12, 25),)])

    def test_million_rows(self):
        cur = self.db.cursor(buffered=False)
        cur.execute(MILLION)
        n = 0
        while rows := cur.fetchmany(10_000):
            n += len(rows)
        self.assertEqual(n, 1_000_000)
        cur.close()
        self.assertEqual(self.ask("SELECT 5"), [(5,)])

    def test_error_then_reuse(self):
        with self.assertRaises(mysql.connector.Error) as e:
            self.ask("SELECT * FROM nope")
        self.assertEqual((e.exception.errno, e.exception.sqlstate), (1146, "42S02"))
        self.assertEqual(self.ask("SELECT 2"), [(2,)])

    def test_transactions(self):
        self.db.start_transaction(readonly=True, isolation_level="REPEATABLE READ")
        self.assertTrue(self.db.in_transaction)
        self.assertEqual(self.ask("SELECT COUNT(*) FROM patents"), [(PATENTS,)])
        self.db.commit()
        self.assertFalse(self.db.in_transaction)

    def test_warnings(self):
        self.db.get_warnings = True
        cur = self.db.cursor()
        cur.execute(f"ASK {QUESTION}")
        with warnings.catch_warnings():  # the connector warns with an object that filters by text cannot read
            warnings.resetwarnings()
            warnings.simplefilter("ignore")
            self.assertEqual(cur.fetchall(), [(PATENTS,)])
        (level, code, message), *_ = cur.warnings
        self.assertEqual((level, code), ("Note", 1003))
        self.assertIn("count(", message.lower())
