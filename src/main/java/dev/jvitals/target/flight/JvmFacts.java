package dev.jvitals.target.flight;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;

/** Which JVM a flight recording is of. Of its arguments only flags of the JVM are kept: others may hold secrets. */
final class JvmFacts {
    private static final Pattern VERSION = Pattern.compile("\\(([^)]+)\\) for ");
    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?\\w+(?:=[\\w.%-]+)?(?= |$)");

    private JvmFacts() {}

    static void register(EventStream stream, Map<String, String> about) {
        stream.onEvent("jdk.JVMInformation", event -> jvm(event, about));
        stream.onEvent("jdk.GCConfiguration", event -> {
            String collector = collector(event.getString("youngCollector"), event.getString("oldCollector"));
            if (!collector.isEmpty()) {
                about.put("collector", collector);
            }
        });
    }

    private static void jvm(RecordedEvent event, Map<String, String> about) {
        Matcher version = VERSION.matcher(text(event, "jvmVersion"));
        if (version.find()) {
            about.put("jvmVersion", version.group(1));
        }
        if (event.hasField("pid")) {
            about.put("pid", Long.toString(event.getLong("pid")));
        }
        if (event.hasField("jvmStartTime")) {
            about.put("started", event.getInstant("jvmStartTime").toString());
        }
        String program = text(event, "javaArguments").strip();
        if (!program.isEmpty()) {
            about.put("mainClass", program.split(" ", 2)[0]);
        }
        StringBuilder flags = new StringBuilder();
        Matcher flag = FLAG.matcher(text(event, "jvmArguments"));
        while (flag.find()) {
            flags.append(flag.group()).append(' ');
        }
        about.put("flags", flags.toString().strip());
    }

    private static String text(RecordedEvent event, String field) {
        String text = event.hasField(field) ? event.getString(field) : null;
        return text == null ? "" : text;
    }

    /** Source: HotSpot's gcName.hpp. */
    private static String collector(String young, String old) {
        String both = young + ' ' + old;
        if (both.contains("G1")) {
            return "G1";
        } else if (both.contains("ZGC")) {
            return "ZGC";
        } else if (both.contains("Shenandoah")) {
            return "Shenandoah";
        } else if (both.contains("ConcurrentMarkSweep")) {
            return "CMS";
        } else if (both.contains("ParallelScavenge")) {
            return "Parallel";
        }
        return both.contains("DefNew") ? "Serial" : "";
    }
}
