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
import java.util.List;

/** MySQL Connector/J, with client-side and server-side prepared statements. */
final class MySQLStories {
    private static final List<String> MODES = List.of("", "useServerPrepStmts=true", "useServerPrepStmts=true&cachePrepStmts=true",
        "sslMode=DISABLED&allowPublicKeyRetrieval=true", "cacheServerConfiguration=true&useLocalSessionState=true",
        "rewriteBatchedStatements=true&useConfigs=maxPerformance", "characterEncoding=latin1", "yearIsDateType=false&tinyInt1isBit=false&zeroDateTimeBehavior=CONVERT_TO_NULL");
    private static final String MILLION = "SELECT a.patent_id, b.cpc_code FROM patents a CROSS JOIN (SELECT cpc_code FROM patent_cpc LIMIT 111) b LIMIT 1000000";

    static Connection open(String options) throws SQLException {
        return Client.open("mysql", "STREAMLINK_MYSQL", options.contains("sslMode") ? options : "allowPublicKeyRetrieval=true&" + options);
    }

    /** MariaDB is asked through the same driver. */
    static Connection reference(String options) throws SQLException {
        return Client.open("mysql", "REFERENCE_MYSQL", options.contains("sslMode") ? options : "allowPublicKeyRetrieval=true&" + options);
    }

    void addTo(Stories all) {
        for (String mode : MODES) {
            String suffix = mode.isEmpty() ? "" : " " + mode;
            all.add("parameters" + suffix, () -> parameters(mode));
            all.add("error then reuse" + suffix, () -> errors(mode));
            all.add("ask" + suffix, () -> ask(mode));
        }
        for (String mode : MODES.subList(0, 2)) {
            all.add("values " + mode, () -> values(mode));
        }
        all.add("wrong password", () -> {
            SQLException e = Client.refused(() -> open("password=wrong"));
            Client.same(e.getErrorCode() + " " + e.getSQLState(), "1045 28000", "refusal");
        });
        all.add("streaming", this::streaming);
        all.add("cursor fetch", this::cursorFetch);
        all.add("cancel", this::cancel);
        all.add("query timeout", this::queryTimeout);
        all.add("max rows", this::maxRows);
        all.add("transactions", this::transactions);
        all.add("several statements", this::severalStatements);
        all.add("session", this::session);
    }

    /** Labels and values as text: how MariaDB declares its types is its own affair. */
    private static List<String> read(ResultSet r) throws SQLException {
        List<String> out = new java.util.ArrayList<>();
        StringBuilder head = new StringBuilder();
        int n = r.getMetaData().getColumnCount();
        for (int i = 1; i <= n; i++) {
            head.append(r.getMetaData().getColumnLabel(i)).append("; ");
        }
        out.add(head.toString());
        while (r.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= n; i++) {
                row.append(r.getString(i)).append(" | ");
            }
            out.add(row.toString());
        }
        return out;
    }

    private static List<String> ask(Connection c, String sql, Object... args) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                s.setObject(i + 1, args[i]);
            }
            try (ResultSet r = s.executeQuery()) {
                return read(r);
            }
        }
    }

    private void values(String mode) throws Exception {
        try (Connection got = open(mode); Connection want = reference(mode)) {
            Client.each(Client.listed("mysql_values.txt"), line -> {
                String sql = "SELECT " + line;
                Client.same(ask(got, sql), ask(want, sql), "prepared");
                try (Statement a = got.createStatement(); Statement b = want.createStatement()) {
                    Client.same(read(a.executeQuery(sql)), read(b.executeQuery(sql)), "statement");
                }
            });
        }
    }

    private void parameters(String mode) throws Exception {
        try (Connection got = open(mode); Connection want = reference(mode)) {
            Object[][] cases = {
                {"SELECT COUNT(*) AS n FROM patents WHERE publication_date > ? AND jurisdiction = ?", LocalDate.of(2015, 1, 1), "US"},
                {"SELECT COUNT(*) AS n FROM patents WHERE publication_date > ?", Date.valueOf("2015-01-01")},
                {"SELECT id, day, moment FROM measurements WHERE ratio < ? ORDER BY id LIMIT 5", 2.5},
                {"SELECT id FROM measurements WHERE word = ? ORDER BY id LIMIT ?", "a \"quoted\" word", 3},
                {"SELECT id FROM measurements WHERE word = ? ORDER BY id LIMIT 2", "grün"},
                {"SELECT id FROM measurements WHERE word = ?", "'; DROP TABLE measurements; -- \\"},
                {"SELECT id FROM measurements WHERE moment > ? ORDER BY id LIMIT 2", LocalDateTime.of(2000, 1, 1, 0, 0)},
                {"SELECT id FROM measurements WHERE amount > ? ORDER BY id LIMIT 2", new BigDecimal("400000000.5")},
                {"SELECT id FROM measurements WHERE amount > ? ORDER BY id LIMIT 2", 400_000_000L},
                {"SELECT id, word FROM measurements WHERE id IN (?, ?, ?) ORDER BY id", 1, 2, 3},
            };
            for (Object[] c : cases) {
                String sql = (String) c[0];
                Object[] args = java.util.Arrays.copyOfRange(c, 1, c.length);
                Client.same(ask(got, sql, args), ask(want, sql, args), sql);
            }
            try (PreparedStatement s = got.prepareStatement("SELECT id FROM measurements WHERE id = ?")) {
                for (int i = 0; i < 12; i++) {
                    s.setInt(1, i);
                    try (ResultSet r = s.executeQuery()) {
                        Client.check(r.next() && r.getInt(1) == i, "run " + i);
                    }
                }
                s.setNull(1, java.sql.Types.INTEGER);
                try (ResultSet r = s.executeQuery()) {
                    Client.check(!r.next(), "NULL equals something");
                }
            }
        }
    }

    private void errors(String mode) throws Exception {
        try (Connection c = open(mode)) {
            Object[][] cases = {{"SELECT * FROM nope", 1146}, {"SELECT nope FROM patents", 1054}, {"SELEC 1", 1064}, {"DROP TABLE patents", 1142}};
            for (Object[] e : cases) {
                int number = Client.refused(() -> {
                    try (Statement s = c.createStatement()) {
                        s.execute((String) e[0]);
                    }
                }).getErrorCode();
                Client.same(number == 1227 ? 1142 : number, e[1], (String) e[0]);
                Client.same(Client.number(c, "SELECT 42"), 42L, "after " + e[0]);
            }
        }
    }

    /** Fetch size MIN_VALUE: rows as they come. */
    private void streaming() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            s.setFetchSize(Integer.MIN_VALUE);
            Client.same(count(s.executeQuery(MILLION)), 1_000_000, "rows");
            try (ResultSet r = s.executeQuery("SELECT * FROM patent_cpc")) { // left early
                Client.check(r.next(), "no row");
            }
            Client.same(Client.number(c, "SELECT 43"), 43L, "afterwards");
        }
    }

    /** useCursorFetch: a server-side cursor and COM_STMT_FETCH. */
    private void cursorFetch() throws Exception {
        try (Connection c = open("useCursorFetch=true")) {
            for (int size : new int[] {1, 100, 999, 1000, 5000}) {
                try (PreparedStatement s = c.prepareStatement("SELECT id, word, day FROM measurements WHERE id < ? ORDER BY id")) {
                    s.setInt(1, size == 1 ? 30 : 1000);
                    s.setFetchSize(size);
                    int n = 0;
                    try (ResultSet r = s.executeQuery()) {
                        while (r.next()) {
                            Client.same(r.getInt(1), n++, "row");
                            if (n == 10) { // another statement while the cursor stands open
                                Client.same(Client.number(c, "SELECT 44"), 44L, "between");
                            }
                        }
                    }
                    Client.same(n, size == 1 ? 30 : 1000, "rows with a fetch size of " + size);
                }
            }
            try (Statement s = c.createStatement()) {
                s.setFetchSize(10_000);
                Client.same(count(s.executeQuery(MILLION)), 1_000_000, "rows");
            }
        }
    }

    private static int count(ResultSet r) throws SQLException {
        try (r) {
            int n = 0;
            while (r.next()) {
                n++;
                Client.check(r.getInt(1) > 0 && r.getString(2) != null, "row " + n);
            }
            return n;
        }
    }

    private void cancel() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            for (int i = 0; i < 2; i++) {
                Thread t = Client.after(300, s::cancel);
                Client.same(Client.refused(() -> s.executeQuery(Client.SLOW)).getErrorCode() % 1317, 0, "errno");
                t.join();
                Client.same(Client.number(c, "SELECT 45"), 45L, "afterwards");
            }
        }
    }

    private void queryTimeout() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            s.setQueryTimeout(1);
            SQLException e = Client.refused(() -> s.executeQuery(Client.SLOW));
            Client.check(e instanceof java.sql.SQLTimeoutException, "got " + e);
            s.setQueryTimeout(0);
            Client.same(Client.number(c, "SELECT 46"), 46L, "afterwards");
        }
    }

    private void maxRows() throws Exception {
        try (Connection c = open(""); Statement s = c.createStatement()) {
            s.setMaxRows(7);
            try (ResultSet r = s.executeQuery("SELECT * FROM measurements ORDER BY id")) {
                Client.same(read(r).size(), 8, "lines");
            }
            s.setMaxRows(0);
            try (ResultSet r = s.executeQuery("SELECT * FROM measurements ORDER BY id")) {
                Client.same(read(r).size(), 1001, "lines");
            }
        }
    }

    private void transactions() throws Exception {
        try (Connection c = open("")) {
            c.setAutoCommit(false);
            c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Client.same(Client.number(c, "SELECT COUNT(*) FROM patents"), Client.PATENTS, "patents");
            Client.refused(() -> Client.ask(c, "SELECT nope FROM patents"));
            Client.same(Client.number(c, "SELECT 47"), 47L, "after a mistake");
            c.commit();
            Client.same(Client.number(c, "SELECT 48"), 48L, "in the next one");
            c.rollback();
            c.setReadOnly(true);
            c.setAutoCommit(true);
            Client.check(c.isValid(5), "the connection is not valid");
        }
    }

    private void severalStatements() throws Exception {
        try (Connection c = open("allowMultiQueries=true"); Statement s = c.createStatement()) {
            Client.check(s.execute("SELECT 1; SELECT 'two', 2"), "no result");
            Client.same(read(s.getResultSet()).size(), 2, "first");
            Client.check(s.getMoreResults(), "no second result");
            Client.same(read(s.getResultSet()).get(1), "two | 2 | ", "second");
        }
    }

    private void session() throws Exception {
        try (Connection c = open("connectionAttributes=program:stories&sessionVariables=sql_mode='STRICT_TRANS_TABLES'")) {
            Client.same(c.getMetaData().getDatabaseProductName(), "MySQL", "product");
            Client.same(c.getCatalog(), "streamlink", "database");
            c.setCatalog("streamlink");
            Client.same(Client.number(c, "SELECT @@session.auto_increment_increment"), 1L, "variable");
            c.unwrap(com.mysql.cj.jdbc.JdbcConnection.class).resetServerState();
            Client.same(Client.number(c, "SELECT 49"), 49L, "after a reset");
            c.unwrap(com.mysql.cj.jdbc.JdbcConnection.class).changeUser("demo", "demo");
            Client.same(Client.number(c, "SELECT 50"), 50L, "after a change of user");
        }
    }

    private void ask(String mode) throws Exception {
        try (Connection c = open(mode); Statement s = c.createStatement()) {
            for (String form : List.of("ASK " + Client.QUESTION, "ASK '" + Client.QUESTION + "'",
                "SELECT * FROM ask('" + Client.QUESTION + "')", "/* ASK " + Client.QUESTION + " */ SELECT 1")) {
                Client.check(s.execute(form), form); // executeQuery lets the driver judge by the first letter
                try (ResultSet r = s.getResultSet()) {
                    Client.check(r.next() && r.getLong(1) == Client.PATENTS, form);
                }
                SQLWarning w = s.getWarnings();
                Client.check(w != null && w.getMessage().toLowerCase().contains("count("), form + ": the warning is " + w);
                s.clearWarnings();
                try (PreparedStatement p = c.prepareStatement(form)) {
                    for (int i = 0; i < 3; i++) {
                        Client.check(p.execute(), form);
                        try (ResultSet r = p.getResultSet()) {
                            Client.check(r.next() && r.getLong(1) == Client.PATENTS, "prepared: " + form);
                        }
                    }
                }
            }
        }
    }
}
