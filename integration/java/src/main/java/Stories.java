import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the stories of one driver and prints a line for each: "ok NAME" or "FAIL NAME: why". */
public class Stories {
    interface Story {
        void tell() throws Exception;
    }

    private final Map<String, Story> stories = new LinkedHashMap<>();

    void add(String name, Story story) {
        stories.put(name, story);
    }

    public static void main(String[] args) throws Exception {
        Stories all = new Stories();
        switch (args[0]) {
            case "postgres" -> new PostgresStories().addTo(all);
            case "mysql" -> new MySQLStories().addTo(all);
            default -> throw new IllegalArgumentException(args[0]);
        }
        boolean failed = false;
        for (var s : all.stories.entrySet()) {
            try {
                s.getValue().tell();
                System.out.println("ok " + s.getKey());
            } catch (Throwable e) {
                failed = true;
                System.out.println("FAIL " + s.getKey() + ": " + String.valueOf(e).replace("\n", "\n    "));
                for (StackTraceElement at : e.getStackTrace()) {
                    if (at.getFileName() != null && at.getFileName().endsWith("Stories.java")) {
                        System.out.println("    " + at.getFileName() + ":" + at.getLineNumber());
                    }
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
