"""PyMySQL against StreamLink, and against MariaDB where the SQL is common."""

import datetime
import time

import pymysql
import pymysql.cursors

from stories import ACCOUNT, DATABASE, MILLION, PATENTS, QUESTION, SLOW, Story, address, after, listed


def connect(name="STREAMLINK_MYSQL", **options):
    return pymysql.connect(database=DATABASE, charset=options.pop("charset", "utf8mb4"), **address(name), **(ACCOUNT | options))


class PyMySQL(Story):
    def setUp(self):
        self.db = connect()
        self.addCleanup(self.db.close)

    def ask(self, sql, args=None, db=None):
        with (db or self.db).cursor() as cur:
            cur.execute(sql, args)
            return cur.fetchall()

    def both(self, sql, args=None):
        reference = connect("REFERENCE_MYSQL")
        answers = []
        try:
            for db in (self.db, reference):
                with db.cursor() as cur:
                    cur.execute(sql, args)
                    answers.append(([c[0] for c in cur.description], cur.fetchall()))
        finally:
            reference.close()
        self.assertEqual(answers[0], answers[1])

    def test_connect(self):
        self.assertEqual(self.ask("SELECT 1"), ((1,),))
        self.db.ping(reconnect=False)

    def test_wrong_password(self):
        with self.assertRaises(pymysql.err.OperationalError) as e:
            connect(password="wrong")
        self.assertEqual(e.exception.args[0], 1045)

    def test_values(self):
        for line in listed("mysql_values.txt"):
            with self.subTest(line):
                self.both("SELECT " + line)

    def test_parameters(self):
        day = datetime.date(2015, 3, 1)
        self.both("SELECT patent_id, title FROM patents WHERE jurisdiction = %s AND publication_date > %s ORDER BY 1 LIMIT %s", ("US", day, 3))
        self.both("SELECT COUNT(*) AS n FROM patents WHERE patent_id IN %s", ([1, 2, 3],))
        self.both("SELECT id FROM measurements WHERE word = %s ORDER BY id LIMIT 3", ('a "quoted" word',))
        self.both("SELECT id FROM measurements WHERE word = %(w)s ORDER BY id LIMIT 3", {"w": "日本"})
        self.both("SELECT id FROM measurements WHERE word = %s", ("'; DROP TABLE measurements; -- \\",))
        self.both("SELECT id FROM measurements WHERE word <=> %s ORDER BY id LIMIT 2", (None,))

    def test_dict_cursor(self):
        with self.db.cursor(pymysql.cursors.DictCursor) as cur:
            cur.execute("SELECT * FROM measurements ORDER BY id")
            rows = cur.fetchall()
        self.assertEqual(len(rows), 1000)
        self.assertIsNone(rows[3]["word"])
        self.assertEqual(rows[0]["day"], datetime.date(1999, 12, 25))

    def test_million_rows_unbuffered(self):
        with self.db.cursor(pymysql.cursors.SSCursor) as cur:
            cur.execute(MILLION)
            self.assertEqual(sum(1 for _ in cur), 1_000_000)
        self.assertEqual(self.ask("SELECT 5"), ((5,),))

    def test_unbuffered_left_early(self):
        with self.db.cursor(pymysql.cursors.SSCursor) as cur:
            cur.execute("SELECT cpc_code FROM patent_cpc")
            self.assertEqual(len(cur.fetchmany(10)), 10)
        self.assertEqual(self.ask("SELECT 6"), ((6,),))

    def test_error_then_reuse(self):
        for sql, number in (
            ("SELEC 1", 1064), ("SELECT nope FROM patents", 1054), ("SELECT * FROM nope", 1146), ("DELETE FROM patents", (1142, 1227)),
        ):
            with self.subTest(sql):
                with self.assertRaises(pymysql.err.MySQLError) as e:
                    self.ask(sql)
                self.assertIn(e.exception.args[0], number if isinstance(number, tuple) else (number,))
                self.assertEqual(self.ask("SELECT 2"), ((2,),))

    def test_kill(self):
        other = connect()
        self.addCleanup(other.close)
        for _ in range(2):
            began = time.monotonic()
            timer = after(0.3, lambda: self.ask(f"KILL QUERY {self.db.thread_id()}", db=other))
            with self.assertRaises(pymysql.err.MySQLError) as e:
                self.ask(SLOW)
            timer.join()
            self.assertEqual(e.exception.args[0], 1317)
            self.soon(began)
            self.assertEqual(self.ask("SELECT 3"), ((3,),))

    def test_transactions(self):
        self.db.begin()
        self.assertEqual(self.ask("SELECT COUNT(*) FROM patents"), ((PATENTS,),))
        self.db.commit()
        self.db.autocommit(True)
        self.assertTrue(self.db.get_autocommit())
        self.db.rollback()
        self.db.select_db(DATABASE)
        self.db.set_character_set("utf8mb4")

    def test_several_statements(self):
        db = connect(client_flag=pymysql.constants.CLIENT.MULTI_STATEMENTS)
        self.addCleanup(db.close)
        with db.cursor() as cur:
            cur.execute("SELECT 1; SELECT 'two', 2")
            self.assertEqual(cur.fetchall(), ((1,),))
            self.assertTrue(cur.nextset())
            self.assertEqual(cur.fetchall(), (("two", 2),))

    def test_latin1(self):
        db = connect(charset="latin1")
        self.addCleanup(db.close)
        self.assertEqual(self.ask("SELECT 'grün'", db=db), (("grün",),))
        self.assertEqual(self.ask("SELECT word FROM measurements WHERE id = 0", db=db), (("grün",),))

    def test_ask(self):
        for form in (f"ASK {QUESTION}", f"ASK '{QUESTION}'", f"SELECT * FROM ask('{QUESTION}')", f"CALL ask('{QUESTION}')"):
            with self.subTest(form):
                self.assertEqual(self.ask(form), ((PATENTS,),))
                level, code, message = self.ask("SHOW WARNINGS")[0]
                self.assertEqual((level, code), ("Note", 1003))
                self.assertIn("count(", message.lower())
        self.assertIn("count(", str(self.ask(f"ASK SHOW SQL {QUESTION}")).lower())
