package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.discovery.JvmList;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PerfFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words on a JVM that a recording keeps: which it is, its version, how it was started, its flags. */
public final class JvmAbout {
    /** A stopped JVM must not hold up the start of a recording for long. */
    private static final Duration FLAGS_LIMIT = Duration.ofSeconds(3);

    /** The JVM keeps 1,024 bytes of a text (PerfMaxStringConstLength). */
    private static final int CUT_SHORT = 1_000;

    private static final String FLAGS = "flags";

    private static final Map<String, String> COUNTERS = Map.of(
            "jvmName", "java.property.java.vm.name",
            "jvmBuild", "java.property.java.vm.version",
            "command", "sun.rt.javaCommand",
            "arguments", "java.rt.vmArgs",
            "classPath", "java.property.java.class.path");

    private JvmAbout() {}

    /** The row of a JVM in the list; null where it is not there. Looks at /proc. */
    public static @Nullable JvmRow find(long pid) {
        try (JvmList list = JvmList.ofThisMachine()) {
            return list.scan().stream()
                    .filter(row -> row.pid() == pid)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A JVM by name and pid, as a report is headed. Looks at /proc. */
    public static String title(long pid) {
        JvmRow row = find(pid);
        return row == null ? "pid " + pid : row.mainClass() + " (pid " + pid + ")";
    }

    /** What can be told without attaching, from the list and the counters. */
    public static Map<String, String> of(long pid, @Nullable JvmRow row) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("pid", Long.toString(pid));
        if (row != null) {
            about.put("mainClass", row.mainClass());
            about.put("collector", row.collector().label());
            about.put("user", row.user());
            about.put("started", Instant.ofEpochMilli(row.startMillis()).toString());
            if (row.jvmVersion() != null) {
                about.put("jvmVersion", row.jvmVersion());
            }
            if (row.collectorMode() != null) {
                about.put("collectorMode", row.collectorMode());
            }
        }
        try (PerfFile counters = MappedFiles.openCounters(pid)) {
            if (counters != null) {
                COUNTERS.forEach((name, counter) -> put(about, name, counters.text(counter)));
            }
        } catch (IOException | Failure e) {
            about.put("counters", "not readable: " + e.getMessage());
        }
        return about;
    }

    /**
     * All options that a JVM was started with, those of its environment and of files of options among them, and the settings
     * of a file of flags; empty where a counter had no room for them all.
     */
    static String options(PerfFile counters) {
        String arguments = counters.text("java.rt.vmArgs");
        String settings = counters.text("java.rt.vmFlags");
        boolean whole = arguments != null && arguments.length() < CUT_SHORT;
        return whole ? arguments + " " + (settings == null ? "" : settings) : "";
    }

    /** The same with the flags that differ from their defaults. Asks the JVM; with the reason where it does not answer. */
    public static Map<String, String> withFlags(Map<String, String> about, Jcmd jcmd) {
        Map<String, String> more = new LinkedHashMap<>(about);
        try {
            String answer = jcmd.run("VM.flags", FLAGS_LIMIT);
            put(more, FLAGS, answer.replaceAll("\\s+", " ").strip());
        } catch (IOException e) {
            more.put(FLAGS, "not told: " + e.getMessage());
        }
        return more;
    }

    /** The same of a JVM that is watched: with what it has answered already. Quick; without flags while it has not. */
    public static Map<String, String> withKnownFlags(Map<String, String> about, LiveTarget target) {
        Map<String, String> more = new LinkedHashMap<>(about);
        put(more, FLAGS, FlagTable.changed(target.flags()));
        return more;
    }

    /** The same, asking where it has not answered: for at most some seconds, so not for the JavaFX thread. */
    public static Map<String, String> withFlags(Map<String, String> about, LiveTarget target) {
        Map<String, String> known = withKnownFlags(about, target);
        return known.containsKey(FLAGS) ? known : withFlags(about, target.jcmd());
    }

    private static void put(Map<String, String> about, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            about.put(name, text);
        }
    }
}
