import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the tables of one benchmark to a folder: TABLE.tsv in the text form that PostgreSQL's
 * COPY and MySQL's LOAD DATA both read, and schema.tsv, one line a column: table, column, type.
 * Arguments: tpch or tpcds, the scale, the folder.
 */
public final class Generate {
    public static void main(String[] args) throws IOException {
        double scale = Double.parseDouble(args[1]);
        Path dir = Files.createDirectories(Path.of(args[2]));
        try (PrintWriter schema = open(dir.resolve("schema.tsv"))) {
            if (args[0].equals("tpch")) {
                for (TpchTable<?> t : TpchTable.getTables()) {
                    tpch(t, scale, dir, schema);
                }
                return;
            }
            for (Table t : Table.getBaseTables()) {
                if (t != Table.DBGEN_VERSION) {
                    tpcds(t, scale, dir, schema);
                }
            }
        }
    }

    private static <E extends TpchEntity> void tpch(TpchTable<E> t, double scale, Path dir, PrintWriter schema) throws IOException {
        for (TpchColumn<E> c : t.getColumns()) {
            String type = switch (c.getType().getBase()) {
                case IDENTIFIER -> "bigint";
                case INTEGER -> "integer";
                case DATE -> "date";
                case DOUBLE -> "decimal(15,2)"; // the standard's type
                case VARCHAR -> "text";
            };
            schema.println(t.getTableName() + "\t" + c.getColumnName() + "\t" + type);
        }
        try (PrintWriter out = open(dir.resolve(t.getTableName() + ".tsv"))) {
            for (E row : t.createGenerator(scale, 1, 1)) {
                String line = row.toLine();
                out.println(line.substring(0, line.length() - 1).replace('|', '\t'));
            }
        }
    }

    private static void tpcds(Table t, double scale, Path dir, PrintWriter schema) throws IOException {
        for (Column c : t.getColumns()) {
            String type = switch (c.getType().getBase()) {
                case IDENTIFIER -> "bigint";
                case INTEGER -> "integer";
                case DATE -> "date";
                case DECIMAL -> "decimal(" + c.getType().getPrecision().get() + "," + c.getType().getScale().get() + ")";
                case VARCHAR, CHAR, TIME -> "text";
            };
            schema.println(t.getName() + "\t" + c.getName() + "\t" + type);
        }
        Session session = Session.getDefaultSession().withScale(scale).withTable(t);
        try (PrintWriter out = open(dir.resolve(t.getName() + ".tsv"))) {
            for (List<List<String>> rows : Results.constructResults(t, session)) {
                out.println(rows.get(0).stream().map(v -> v == null ? "\\N" : v).collect(Collectors.joining("\t")));
            }
        }
    }

    private static PrintWriter open(Path path) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    private Generate() {
    }
}
