package dev.jvitals.ui.live;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.TimeAxis;
import java.util.List;

/**
 * What a stretch of a recording comes to, as those who read collection logs expect it. NaN for what is unknown.
 *
 * @param whole whether it is all of the recording
 * @param pausesKept whether every pause is still known one by one; of very many the shortest are not
 */
record RangeFigures(
        TimeAxis.Range range,
        boolean whole,
        double heapPeakBytes,
        double heapMaxBytes,
        int pauses,
        boolean pausesKept,
        double pausedNanos,
        double longestNanos,
        int full,
        double gcShare,
        double cpuCores,
        double threadsPeak,
        double residentPeakBytes,
        double allocationPerSecond,
        double promotionPerSecond) {
    /** Reads all of the range; for any thread but that of the screen. */
    static RangeFigures of(History history, TimeAxis.Range range) {
        long from = range.fromMillis();
        long to = range.toMillis();
        List<TimedEvent> pauses = history.events(LiveCharts.PAUSE, from, to);
        double paused = pauses.stream().mapToDouble(TimedEvent::durationNanos).sum();
        double share = history.mean("gc.share", from, to);
        boolean toldByPauses = Double.isNaN(share)
                && (!pauses.isEmpty() || history.series("gc.share").isPresent());
        return new RangeFigures(
                range,
                from <= history.firstMillis() && to >= history.lastMillis(),
                history.max("heap.used", from, to),
                history.max("heap.max", from, to),
                pauses.size(),
                history.omittedEvents(LiveCharts.PAUSE) == 0,
                paused,
                pauses.stream().mapToDouble(TimedEvent::durationNanos).max().orElse(Double.NaN),
                (int) pauses.stream()
                        .filter(each -> PauseKind.of(each) == PauseKind.FULL)
                        .count(),
                toldByPauses ? paused / 1e6 / Math.max(1, range.spanMillis()) : share,
                history.mean("cpu.process", from, to),
                history.max("threads.total", from, to),
                history.max("memory.resident", from, to),
                history.mean("heap.allocation", from, to),
                history.mean("heap.promotion", from, to));
    }
}
