package dev.jvitals.target.gclog;

import dev.jvitals.target.gc.Collector;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a log says of the JVM that wrote it. */
final class LogFacts {
    private final Map<String, String> about = new LinkedHashMap<>();
    private Collector collector = Collector.UNKNOWN;

    /** By the words "Using G1", "Using The Z Garbage Collector"; the first that is known stays. */
    void using(String words) {
        if (collector != Collector.UNKNOWN) {
            return;
        } else if (words.startsWith("The Z") || words.startsWith("Z")) {
            collector(Collector.ZGC);
        } else if (words.startsWith("Concurrent Mark Sweep")) {
            collector(Collector.CMS);
        } else {
            for (Collector each : Collector.values()) {
                if (words.startsWith(each.label())) {
                    collector(each);
                    return;
                }
            }
        }
    }

    void collector(Collector known) {
        if (collector == Collector.UNKNOWN) {
            collector = known;
            about.put("collector", known.label());
        }
    }

    Collector collector() {
        return collector;
    }

    void version(String version) {
        about.putIfAbsent("jvmVersion", version);
    }

    /** The flags that the log quotes, as {@code -XX:Name=value}, one space between them. */
    void flags(String flags) {
        about.putIfAbsent("flags", flags);
    }

    Map<String, String> about() {
        return about;
    }
}
