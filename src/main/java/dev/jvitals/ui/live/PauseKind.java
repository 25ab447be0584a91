package dev.jvitals.ui.live;

import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.ChartLayer;
import dev.jvitals.ui.chart.PointShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What sort of stop a GC pause was: how it is coloured and shaped. */
enum PauseKind {
    YOUNG("young", "A collection of the young generation only. Usually milliseconds.", 0, PointShape.CIRCLE),
    MIXED("mixed", "Young and some old regions (G1).", 2, PointShape.SQUARE),
    YOUNG_PHASE(
            "in a young cycle",
            "A short stop of a young collection that otherwise runs beside the application (ZGC).",
            0,
            PointShape.CIRCLE),
    PHASE(
            "in a cycle",
            "A short stop of a collection that otherwise runs beside the application.",
            5,
            PointShape.DIAMOND),
    FULL(
            "full",
            "The whole heap, the application standing still. Rare is healthy, seldom with G1.",
            1,
            PointShape.TRIANGLE),
    STALL(
            "degenerated or stall",
            "The collector lost the race: it finished with the application stopped, or threads waited for memory.",
            3,
            PointShape.CROSS);

    /** In the order of the legend. */
    static final List<PauseKind> ALL = List.of(values());

    /** A JVM says the same few things of all its pauses, and each chart asks of every pause each second. */
    private static final Map<Words, PauseKind> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 1_000;

    private record Words(String what, Map<String, String> texts) {}

    private final String label;
    private final String meaning;
    private final int slot;
    private final PointShape shape;

    PauseKind(String label, String meaning, int slot, PointShape shape) {
        this.label = label;
        this.meaning = meaning;
        this.slot = slot;
        this.shape = shape;
    }

    String label() {
        return label;
    }

    static List<ChartLayer.PointKind> legend() {
        return ALL.stream()
                .map(kind -> new ChartLayer.PointKind(kind.label, kind.meaning, kind.slot, kind.shape))
                .toList();
    }

    /** By the words that sources use: collectors' names, actions and causes. */
    static PauseKind of(TimedEvent event) {
        if (event.kind().equals(LiveCharts.STALL)) {
            return STALL;
        }
        if (KNOWN.size() > MAX_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(new Words(event.what(), event.texts()), PauseKind::of);
    }

    private static PauseKind of(Words said) {
        String words = (said.what + ' ' + said.texts.values()).toLowerCase(Locale.ROOT);
        if (has(words, "degenerated")) {
            return STALL;
        } else if (has(words, "concurrentmarksweep")) { // in whose name there is what other collectors call a full one
            return has(words, "end of major gc") ? FULL : PHASE;
        } else if (has(words, "full", "marksweep", "end of major gc", "serialold", "parallelold", "system.gc")) {
            return FULL;
        } else if (has(words, "mixed") && !has(words, "prepare mixed")) {
            return MIXED;
        } else if (has(words, "pause young")) {
            return YOUNG; // also one that begins a concurrent cycle
        } else if (has(words, "zgc minor")) {
            return YOUNG_PHASE;
        } else if (has(
                words,
                "remark",
                "cleanup",
                "pause init",
                "pause final",
                "mark start",
                "mark end",
                "relocate",
                "concurrent",
                "cycle pause",
                "zgc",
                "shenandoah")) {
            return PHASE;
        }
        return YOUNG;
    }

    private static boolean has(String words, String... any) {
        return Arrays.stream(any).anyMatch(words::contains);
    }
}
