package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.Snapshots.LoaderKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code jcmd PID VM.classloader_stats} prints, JDK 9 to 26. */
final class LoaderTable {
    private static final Pattern ROW =
            Pattern.compile("(?m)^0x\\p{XDigit}+ +0x\\p{XDigit}+ +0x\\p{XDigit}+ +(\\d+) +(\\d+) +\\d+ +(\\S+)");

    private LoaderTable() {}

    /** The loaders by their class, the class with most loaders first. */
    static List<LoaderKind> parse(String text) {
        Map<String, LoaderKind> kinds = new LinkedHashMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            LoaderKind one =
                    new LoaderKind(row.group(3), 1, Long.parseLong(row.group(1)), Long.parseLong(row.group(2)));
            kinds.merge(one.className(), one, LoaderTable::sum);
        }
        return kinds.values().stream()
                .sorted(Comparator.comparingInt(LoaderKind::loaders).reversed())
                .toList();
    }

    private static LoaderKind sum(LoaderKind a, LoaderKind b) {
        return new LoaderKind(
                a.className(),
                a.loaders() + b.loaders(),
                a.classes() + b.classes(),
                a.metaspaceBytes() + b.metaspaceBytes());
    }
}
