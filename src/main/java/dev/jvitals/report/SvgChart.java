package dev.jvitals.report;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A series over time as an inline picture, with a range shaded; minima and maxima of each column are kept. */
final class SvgChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 150;
    private static final int LEFT = 76;
    private static final int BOTTOM = 20;
    private static final int TOP = 8;
    private static final int COLUMNS = 300;
    /** Dots beyond this would be ink, not information. */
    private static final int MOST_POINTS = 2_000;

    private static final double HEADROOM = 1.08;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final StringBuilder svg = new StringBuilder();
    private final long from;
    private final long to;
    private final double top;

    private SvgChart(long from, long to, double max) {
        this.from = from;
        this.to = Math.max(from + 1, to);
        this.top = max <= 0 ? 1 : max * HEADROOM;
    }

    /**
     * The picture; empty where the history has neither such a series nor such events.
     *
     * @param seriesOrKind a series' id, or a kind of events whose durations are drawn
     * @param markFrom beginning of the shaded range; nothing is shaded where it is 0
     */
    static Optional<String> of(
            History history, String seriesOrKind, long from, long to, long markFrom, long markTo, String tone) {
        Optional<Series> series = history.series(seriesOrKind);
        if (series.isPresent()) {
            Envelope envelope = history.envelope(seriesOrKind, from, to, COLUMNS);
            double max = 0;
            for (int i = 0; i < envelope.size(); i++) {
                max = Math.max(max, envelope.max(i));
            }
            SvgChart chart = new SvgChart(from, to, max);
            chart.begin(series.get().label(), series.get().unit(), markFrom, markTo, tone);
            chart.line(envelope);
            return Optional.of(chart.end());
        }
        List<TimedEvent> events = history.events(seriesOrKind, from, to);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        double longest =
                events.stream().mapToDouble(TimedEvent::durationNanos).max().orElse(0);
        SvgChart chart = new SvgChart(from, to, longest);
        chart.begin(seriesOrKind, Unit.NANOS, markFrom, markTo, tone);
        events.stream().limit(MOST_POINTS).forEach(chart::point);
        return Optional.of(chart.end());
    }

    private void begin(String label, Unit unit, long markFrom, long markTo, String tone) {
        svg.append("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, HtmlPage.escaped(label + " over time")));
        if (markFrom > 0) {
            double left = Math.max(LEFT, x(markFrom));
            double right = Math.clamp(x(markTo), left + 1, WIDTH);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"mark %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    tone,
                    left,
                    TOP,
                    right - left,
                    HEIGHT - TOP - BOTTOM));
        }
        for (int tick = 0; tick <= 2; tick++) {
            double value = top / HEADROOM * tick / 2;
            svg.append(String.format(
                            Locale.ROOT,
                            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                            LEFT,
                            WIDTH,
                            y(value),
                            y(value)))
                    .append(String.format(
                            Locale.ROOT, "<text class=\"value\" x=\"%d\" y=\"%.1f\">", LEFT - 6, y(value) + 4))
                    .append(HtmlPage.escaped(unit.format(value)))
                    .append("</text>");
        }
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, HEIGHT - 4, clock(from)))
                .append(String.format(
                        Locale.ROOT,
                        "<text class=\"value\" x=\"%d\" y=\"%d\">%s</text>",
                        WIDTH,
                        HEIGHT - 4,
                        clock(to)));
    }

    private void line(Envelope envelope) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < envelope.size(); i++) {
            double x = x(envelope.atMillis(i));
            boolean move = i == 0 || envelope.brokenBefore(i);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", move ? "M" : "L", x, y(envelope.min(i))));
            if (envelope.max(i) > envelope.min(i)) {
                path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y(envelope.max(i))));
                path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y(envelope.last(i))));
            }
        }
        svg.append("<path class=\"line\" d=\"").append(path).append("\"/>");
    }

    private void point(TimedEvent event) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                x(event.atMillis()),
                y((double) event.durationNanos())));
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private double x(long millis) {
        double share = (double) (millis - from) / (to - from);
        return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.clamp(value / top, 0, 1) * (HEIGHT - TOP - BOTTOM);
    }

    private static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
