import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Asks the statements that stand on standard input, one a line, over JDBC, and prints what comes. */
public final class Ask {
    /** Arguments: URL, user, password. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Connection c = DriverManager.getConnection(args[0], args[1], args[2])) {
            c.setAutoCommit(false); // else pgjdbc collects the rows
            for (String sql; (sql = in.readLine()) != null;) {
                out.println("== " + sql);
                try (PreparedStatement s = c.prepareStatement(sql)) {
                    s.setFetchSize(7);
                    try (ResultSet r = s.executeQuery()) {
                        print(r, out);
                    }
                } catch (SQLException e) {
                    out.println("! " + e.getSQLState());
                }
                c.commit();
            }
        }
        out.flush();
    }

    private static void print(ResultSet r, PrintStream out) throws SQLException {
        ResultSetMetaData m = r.getMetaData();
        for (int i = 1; i <= m.getColumnCount(); i++) {
            out.print(m.getColumnLabel(i) + " " + m.getColumnTypeName(i) + "|");
        }
        out.println();
        while (r.next()) {
            for (int i = 1; i <= m.getColumnCount(); i++) {
                Object value = r.getObject(i);
                out.print((value == null ? "NULL" : value.getClass().getSimpleName() + " " + r.getString(i)) + "|");
            }
            out.println();
        }
    }
}
