import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads a whole result over JDBC, every column of it, and tells how many rows came and when. */
public final class Drain {
    /** Arguments: URL, user, password, fetch size, then the statements; the last one's rows are read. */
    public static void main(String[] args) throws Exception {
        try (Connection c = DriverManager.getConnection(args[0], args[1], args[2])) {
            if (c.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                c.setAutoCommit(false); // else the driver collects the rows
            }
            try (Statement s = c.createStatement()) {
                s.setFetchSize(Integer.parseInt(args[3]));
                for (int i = 4; i < args.length - 1; i++) {
                    s.execute(args[i]);
                }
                long began = System.nanoTime();
                try (ResultSet r = s.executeQuery(args[args.length - 1])) {
                    int columns = r.getMetaData().getColumnCount();
                    long rows = 0, first = 0;
                    while (r.next()) {
                        if (rows++ == 0) {
                            first = System.nanoTime() - began;
                        }
                        for (int i = 1; i <= columns; i++) {
                            r.getObject(i);
                        }
                    }
                    System.out.printf("drained %d rows %d us first %d us%n", rows, (System.nanoTime() - began) / 1000, first / 1000);
                }
            }
        }
    }
}
