import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the stories share: connections, lists of testdata, comparisons. */
final class Client {
    static final String QUESTION = "how many patents are there";
    static final long PATENTS = 9071;
    static final String SLOW = "SELECT sum(a.patent_id + b.patent_id * c.patent_id) FROM patent_cpc a, patent_ipc b, patent_inventors c";
    static final String ACCOUNT = "user=demo&password=demo";

    private Client() {}

    static Connection open(String scheme, String server, String options) throws SQLException {
        String account = options.contains("password=") ? "user=demo" : ACCOUNT;
        return DriverManager.getConnection("jdbc:" + scheme + "://" + System.getenv(server) + "/streamlink?" + account + "&" + options);
    }

    /** The entries of a file in testdata. */
    static List<String> listed(String name) throws Exception {
        return Files.readAllLines(Path.of("testdata", name)).stream().map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }

    /** Columns and rows as text: names, types, classes and values. */
    static List<String> read(ResultSet r) throws SQLException {
        List<String> out = new ArrayList<>();
        ResultSetMetaData m = r.getMetaData();
        StringBuilder head = new StringBuilder();
        for (int i = 1; i <= m.getColumnCount(); i++) {
            head.append(m.getColumnLabel(i)).append(' ').append(m.getColumnTypeName(i)).append(' ').append(m.getColumnType(i)).append("; ");
        }
        out.add(head.toString());
        while (r.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= m.getColumnCount(); i++) {
                row.append(show(r.getObject(i))).append(" | ");
            }
            out.add(row.toString());
        }
        return out;
    }

    static String show(Object o) throws SQLException {
        if (o == null) {
            return "NULL";
        }
        if (o instanceof byte[] b) {
            return "bytes " + java.util.HexFormat.of().formatHex(b);
        }
        if (o instanceof java.sql.Array a) {
            return "array of " + a.getBaseTypeName() + " " + java.util.Arrays.deepToString((Object[]) a.getArray());
        }
        return o.getClass().getSimpleName() + " " + o;
    }

    static List<String> ask(Connection c, String sql, Object... args) throws SQLException {
        if (args.length == 0) {
            try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
                return read(r);
            }
        }
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                s.setObject(i + 1, args[i]);
            }
            try (ResultSet r = s.executeQuery()) {
                return read(r);
            }
        }
    }

    static long number(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
            check(r.next(), "no row for " + sql);
            return r.getLong(1);
        }
    }

    static void check(boolean ok, String why) {
        if (!ok) {
            throw new AssertionError(why);
        }
    }

    static void same(Object got, Object want, String what) {
        if (Objects.equals(got, want)) {
            return;
        }
        if (got instanceof List<?> a && want instanceof List<?> b) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                Object x = i < a.size() ? a.get(i) : "nothing";
                Object y = i < b.size() ? b.get(i) : "nothing";
                check(Objects.equals(x, y), what + ", line " + i + ": got " + x + ", the reference has " + y);
            }
        }
        throw new AssertionError(what + ": got " + got + ", want " + want);
    }

    /** Runs all, and fails with everything that failed. */
    static void each(List<String> what, Check check) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String w : what) {
            try {
                check.on(w);
            } catch (SQLException | AssertionError e) {
                wrong.add(w + ": " + e.getMessage());
            }
        }
        check(wrong.isEmpty(), wrong.size() + " differ:\n" + String.join("\n", wrong));
    }

    interface Check {
        void on(String entry) throws Exception;
    }

    static SQLException refused(Stories.Story s) throws Exception {
        try {
            s.tell();
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("it was not refused");
    }

    /** Does something a little later; the thread is to be joined. */
    static Thread after(long millis, Stories.Story s) {
        Thread t = new Thread(() -> {
            try {
                Thread.sleep(millis);
                s.tell();
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        t.start();
        return t;
    }
}
