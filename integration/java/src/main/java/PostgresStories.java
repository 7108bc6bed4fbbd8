import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** pgjdbc, in each of its query modes, against StreamLink and PostgreSQL. */
final class PostgresStories {
    /** prepareThreshold=-1 asks for binary at once; the others are what people set for poolers. */
    private static final List<String> MODES = List.of("", "prepareThreshold=-1", "preferQueryMode=simple",
        "preferQueryMode=extended", "preferQueryMode=extendedForPrepared", "preferQueryMode=extendedCacheEverything", "binaryTransfer=false");

    static Connection open(String options) throws SQLException {
        return Client.open("postgresql", "STREAMLINK_PG", options);
    }

    static Connection reference(String options) throws SQLException {
        return Client.open("postgresql", "REFERENCE_PG", options);
    }

    void addTo(Stories all) {
        for (String mode : MODES) {
            String suffix = mode.isEmpty() ? "" : " " + mode;
            all.add("values" + suffix, () -> values(mode));
            all.add("parameters" + suffix, () -> parameters(mode));
            all.add("fetch size" + suffix, () -> fetchSize(mode));
            all.add("error then reuse" + suffix, () -> errors(mode));
            all.add("ask" + suffix, () -> ask(mode));
        }
        all.add("queries", () -> {
            try (Connection got = open(""); Connection want = reference("")) {
                Client.each(Client.listed("postgres_queries.txt"), q -> Client.same(Client.ask(got, q), Client.ask(want, q), q));
            }
        });
        all.add("wrong password", () -> {
            SQLException e = Client.refused(() -> open("password=wrong"));
            Client.same(e.getSQLState(), "28P01", "SQLSTATE");
        });
        all.add("million rows", this::millionRows);
        all.add("cancel", this::cancel);
        all.add("query timeout", this::queryTimeout);
        all.add("max rows", this::maxRows);
        all.add("transactions", this::transactions);
        all.add("batch", this::batch);
        all.add("several statements", this::severalStatements);
        all.add("copy", this::copy);
        all.add("session", this::session);
    }

    private void values(String mode) throws Exception {
        try (Connection got = open(mode); Connection want = reference(mode)) {
            Client.each(Client.listed("postgres_values.txt"), line -> {
                if (line.startsWith("INTERVAL") || line.contains(" - TIMESTAMP")) {
                    return; // the driver looks intervals up in pg_type, which comes with the catalogs
                }
                String sql = "SELECT " + line;
                Client.same(Client.ask(got, sql), Client.ask(want, sql), "statement");
                if (!line.contains("?")) {
                    try (PreparedStatement a = got.prepareStatement(sql); PreparedStatement b = want.prepareStatement(sql)) {
                        Client.same(Client.read(a.executeQuery()), Client.read(b.executeQuery()), "prepared");
                    }
                }
            });
        }
    }

    private void parameters(String mode) throws Exception {
        OffsetDateTime moment = OffsetDateTime.of(2024, 2, 29, 12, 34, 56, 789_000_000, ZoneOffset.UTC);
        try (Connection got = open(mode); Connection want = reference(mode)) {
            Object[][] cases = {
                {"SELECT ?::bool AS v", true}, {"SELECT ?::int4 AS v", 7}, {"SELECT ?::int8 AS v", 1L << 40},
                {"SELECT ?::float8 AS v", 0.1}, {"SELECT ?::numeric(10,2) AS v", new BigDecimal("-1.50")},
                {"SELECT ?::text AS v", "grün 'q' \\"}, {"SELECT ?::bytea AS v", new byte[] {0, -1, 39}},
                {"SELECT ?::date AS v", LocalDate.of(2024, 2, 29)}, {"SELECT ?::date AS v", Date.valueOf("2024-02-29")},
                {"SELECT ?::time AS v", LocalTime.of(12, 34, 56)}, {"SELECT ?::timestamp AS v", LocalDateTime.of(2024, 2, 29, 12, 34, 56)},
                {"SELECT ?::timestamptz AS v", moment}, {"SELECT ?::uuid AS v", UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")},
                {"SELECT count(*) FROM patents WHERE publication_date > ? AND jurisdiction = ?", LocalDate.of(2015, 1, 1), "US"},
                {"SELECT id FROM measurements WHERE ratio < ? ORDER BY id LIMIT ?", 2.5, 4},
                {"SELECT id FROM measurements WHERE word = ? AND flag = ? ORDER BY id LIMIT 2", "plain", true},
                {"SELECT id FROM measurements WHERE moment > ? ORDER BY id LIMIT 2", LocalDateTime.of(2000, 1, 1, 0, 0)},
                {"SELECT count(*) FROM patents WHERE patent_id = ANY(?)", got.createArrayOf("int4", new Integer[] {1, 2, 3})},
                {"SELECT ?::text[] AS v", got.createArrayOf("text", new String[] {"a", null, "b,c"})},
            };
            for (Object[] c : cases) {
                String sql = (String) c[0];
                Object[] args = java.util.Arrays.copyOfRange(c, 1, c.length);
                for (int i = 0; i < 2; i++) { // the second time may be in another format
                    Client.same(Client.ask(got, sql, args), Client.ask(want, sql, args), sql);
                }
            }
            try (PreparedStatement s = got.prepareStatement("SELECT ?::int + 1")) {
                for (int i = 0; i < 12; i++) { // the driver names the statement after the fifth time
                    s.setInt(1, i);
                    try (ResultSet r = s.executeQuery()) {
                        Client.check(r.next() && r.getInt(1) == i + 1, "run " + i);
                    }
                }
                s.setNull(1, java.sql.Types.INTEGER);
                try (ResultSet r = s.executeQuery()) {
                    Client.check(r.next() && r.getObject(1) == null, "NULL");
                }
            }
        }
    }

    private void fetchSize(String mode) throws Exception {
        try (Connection c = open(mode)) {
            c.setAutoCommit(false);
            try (PreparedStatement s = c.prepareStatement("SELECT g FROM generate_series(1, 10000) AS g")) {
                for (int size : new int[] {1, 7, 1000, 5000, 10000, 20000}) {
                    s.setFetchSize(size);
                    int n = 0;
                    try (ResultSet r = s.executeQuery()) {
                        while (r.next() && (size != 1 || n < 50)) {
                            n++;
                            Client.same(r.getInt(1), n, "row");
                        }
                    }
                    Client.same(n, size == 1 ? 50 : 10000, "rows with a fetch size of " + size);
                }
            }
            // Two half-read results side by side.
            try (Statement a = c.createStatement(); Statement b = c.createStatement()) {
                a.setFetchSize(10);
                b.setFetchSize(15);
                try (ResultSet x = a.executeQuery("SELECT id FROM measurements ORDER BY id"); ResultSet y = b.executeQuery("SELECT id FROM measurements ORDER BY id DESC")) {
                    for (int i = 0; i < 1000; i++) {
                        Client.check(x.next() && y.next() && x.getInt(1) == i && y.getInt(1) == 999 - i, "row " + i);
                    }
                }
            }
            c.commit();
        }
    }

    private void millionRows() throws Exception {
        for (String mode : List.of("", "prepareThreshold=-1")) {
            try (Connection c = open(mode)) {
                c.setAutoCommit(false);
                try (Statement s = c.createStatement()) {
                    s.setFetchSize(10_000);
                    try (ResultSet r = s.executeQuery("SELECT g, g::text AS t FROM generate_series(1, 1000000) AS g")) {
                        int n = 0;
                        while (r.next()) {
                            n++;
                            Client.check(r.getInt(1) == n, "row " + n);
                        }
                        Client.same(n, 1_000_000, "rows");
                    }
                }
            }
        }
    }

    private void errors(String mode) throws Exception {
        try (Connection c = open(mode)) {
            String[][] cases = {{"SELECT 1/0", "22012"}, {"SELECT * FROM nope", "42P01"}, {"SELECT nope FROM patents", "42703"},
                {"SELEC 1", "42601"}, {"DELETE FROM patents", "42501"}};
            for (String[] e : cases) {
                Client.same(Client.refused(() -> Client.ask(c, e[0])).getSQLState(), e[1], e[0]);
                Client.same(Client.number(c, "SELECT 42"), 42L, "after " + e[0]);
            }
        }
    }

    private void cancel() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            for (int i = 0; i < 2; i++) {
                Thread t = Client.after(300, s::cancel);
                Client.same(Client.refused(() -> s.executeQuery(Client.SLOW)).getSQLState(), "57014", "SQLSTATE");
                t.join();
                Client.same(Client.number(c, "SELECT 43"), 43L, "afterwards");
            }
        }
    }

    private void queryTimeout() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            s.setQueryTimeout(1);
            long began = System.nanoTime();
            Client.same(Client.refused(() -> s.executeQuery(Client.SLOW)).getSQLState(), "57014", "SQLSTATE");
            Client.check(System.nanoTime() - began < 10_000_000_000L, "it took too long");
            s.setQueryTimeout(0);
            Client.same(Client.number(c, "SELECT 44"), 44L, "afterwards");
        }
    }

    private void maxRows() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            s.setMaxRows(7);
            try (ResultSet r = s.executeQuery("SELECT * FROM measurements ORDER BY id")) {
                Client.same(Client.read(r).size(), 8, "lines"); // with the heading
            }
            Client.same(Client.number(c, "SELECT 45"), 45L, "afterwards");
        }
    }

    private void transactions() throws Exception {
        try (Connection c = open("")) {
            c.setAutoCommit(false);
            c.setReadOnly(true);
            c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Client.same(Client.number(c, "SELECT count(*) FROM patents"), Client.PATENTS, "patents");
            Client.refused(() -> Client.ask(c, "SELECT 1/0"));
            Client.same(Client.refused(() -> Client.ask(c, "SELECT 1")).getSQLState(), "25P02", "in a failed transaction");
            c.rollback();
            var point = c.setSavepoint("here");
            Client.refused(() -> Client.ask(c, "SELECT 1/0"));
            c.rollback(point);
            Client.same(Client.number(c, "SELECT 46"), 46L, "after the savepoint");
            c.commit();
            c.setAutoCommit(true);
            Client.check(c.isValid(5), "the connection is not valid");
        }
    }

    private void batch() throws Exception {
        try (Connection c = open(""); PreparedStatement s = c.prepareStatement("SET application_name = 'batch'")) {
            for (int i = 0; i < 20; i++) {
                s.addBatch();
            }
            Client.same(s.executeBatch().length, 20, "results");
            Client.same(Client.number(c, "SELECT 47"), 47L, "afterwards");
        }
    }

    private void severalStatements() throws Exception {
        for (String mode : MODES) {
            if (mode.equals("prepareThreshold=-1")) {
                continue; // there the driver asks PostgreSQL itself for two formats of one column
            }
            try (Connection c = open(mode); Statement s = c.createStatement()) {
                Client.check(s.execute("SELECT 1; SELECT 'two', 2"), mode + ": no result");
                Client.same(Client.read(s.getResultSet()).size(), 2, mode + ": first");
                Client.check(s.getMoreResults(), mode + ": no second result");
                Client.same(Client.read(s.getResultSet()).get(1), "String two | Integer 2 | ", mode + ": second");
            }
        }
    }

    private void copy() throws Exception {
        String[] got = new String[2];
        int i = 0;
        for (Connection c : List.of(open(""), reference(""))) {
            try (c) {
                StringWriter w = new StringWriter();
                c.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT WITH CSV HEADER", w);
                got[i++] = w.toString();
            }
        }
        Client.same(got[0], got[1], "CSV");
    }

    private void session() throws Exception {
        try (Connection c = open("ApplicationName=stories&options=-c%20statement_timeout=50000")) {
            Client.same(Client.ask(c, "SHOW application_name").get(1), "String stories | ", "application name");
            Client.same(c.getMetaData().getDatabaseProductName(), "PostgreSQL", "product");
            Client.same(c.getCatalog(), "streamlink", "database");
            c.setClientInfo("ApplicationName", "other");
            Client.same(Client.ask(c, "SHOW application_name").get(1), "String other | ", "application name");
        }
    }

    private void ask(String mode) throws Exception {
        try (Connection c = open(mode); Statement s = c.createStatement()) {
            for (String form : List.of("ASK " + Client.QUESTION, "ASK '" + Client.QUESTION + "'", "ASK $$" + Client.QUESTION + "$$",
                "SELECT * FROM ask('" + Client.QUESTION + "')", "/* ASK " + Client.QUESTION + " */ SELECT 1")) {
                try (ResultSet r = s.executeQuery(form)) {
                    Client.check(r.next() && r.getLong(1) == Client.PATENTS, form);
                }
                SQLWarning w = s.getWarnings();
                Client.check(w != null && String.valueOf(((org.postgresql.util.PSQLWarning) w).getServerErrorMessage()).toLowerCase().contains("count("),
                    form + ": the warning is " + w);
                s.clearWarnings();
                try (PreparedStatement p = c.prepareStatement(form)) {
                    for (int i = 0; i < 7; i++) {
                        try (ResultSet r = p.executeQuery()) {
                            Client.check(r.next() && r.getLong(1) == Client.PATENTS, "prepared: " + form);
                        }
                    }
                }
            }
        }
    }
}
