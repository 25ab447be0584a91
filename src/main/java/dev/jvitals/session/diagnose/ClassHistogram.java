package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.Snapshots.ClassGrowth;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code jcmd PID GC.class_histogram} prints, JDK 8 to 26. */
record ClassHistogram(Map<String, Row> rows) {
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+)  (\\S+)");

    private static final int NAMED = 8;
    /** A class is growing where it has so many more instances than before; less is how garbage comes and goes. */
    private static final double GROWING_SHARE = 0.05;

    private static final int GROWING_INSTANCES = 100;

    /** Of a JVM that did not answer. */
    static final ClassHistogram NONE = new ClassHistogram(Map.of());

    record Row(long instances, long bytes) {}

    static ClassHistogram parse(String text) {
        Map<String, Row> rows = new HashMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            rows.put(row.group(3), new Row(Long.parseLong(row.group(1)), Long.parseLong(row.group(2))));
        }
        return new ClassHistogram(rows);
    }

    /** The classes that have grown since an earlier histogram, one's own classes first, then by bytes. */
    List<ClassGrowth> growthSince(ClassHistogram earlier, double seconds) {
        List<ClassGrowth> grown = new ArrayList<>();
        rows.forEach((name, now) -> {
            Row before = earlier.rows.getOrDefault(name, new Row(0, 0));
            long more = now.instances - before.instances;
            if (more >= GROWING_INSTANCES && more >= GROWING_SHARE * before.instances) {
                grown.add(new ClassGrowth(name, now.instances, now.bytes, more, seconds));
            }
        });
        return grown.stream()
                .sorted(Comparator.comparing((ClassGrowth growth) -> !isOwn(growth.className()))
                        .thenComparing(ClassGrowth::bytes, Comparator.reverseOrder()))
                .limit(NAMED)
                .toList();
    }

    private static boolean isOwn(String className) {
        return !className.startsWith("[") && CodeOrigin.isOwn(className);
    }
}
