package dev.jvitals.report;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.RoundAxis;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.series.SeriesWords;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A series over time, or the durations of events, as an inline picture with ticks at round figures and times, the limit of
 * what is shown, and a range shaded; minima and maxima of each column are kept.
 */
final class SvgChart {
    private static final int HEIGHT = 160;
    private static final int LEFT = 70;
    private static final int RIGHT = 10;
    private static final int BOTTOM = 22;
    private static final int TOP = 10;
    private static final int COLUMNS = 300;
    /** Dots beyond this would be ink, not information. */
    private static final int MOST_POINTS = 2_000;
    /** A limit stretches the axis once the figures reach this share of it; below, they would be a line at the bottom. */
    private static final double LIMIT_IN_VIEW = 0.3;

    /** What is shaded: nothing where it begins at 0. */
    record Mark(long fromMillis, long toMillis, String tone) {
        static final Mark NONE = new Mark(0, 0, "");
    }

    /**
     * A picture and its words.
     *
     * @param title what is drawn, in the words of the window
     * @param source where the figures come from; empty for events
     * @param svg the markup
     */
    record Picture(String title, String source, String svg) {}

    private final StringBuilder svg = new StringBuilder();
    private final Formatter out = new Formatter(svg, Locale.ROOT);
    private final int width;
    private final long from;
    private final long to;
    private final RoundAxis axis;
    private final double top;

    private SvgChart(int width, long from, long to, Unit unit, double top) {
        this.width = width;
        this.from = from;
        this.to = Math.max(from + 1, to);
        this.axis = new RoundAxis(unit);
        this.top = top;
    }

    /**
     * The picture; empty where the history has neither such a series nor such events in that time.
     *
     * @param seriesOrKind a series' id, or a kind of events whose durations are drawn
     * @param width in pixels, at which its text is as large as the page's small print
     */
    static Optional<Picture> of(History history, String seriesOrKind, long from, long to, Mark mark, int width) {
        return history.series(seriesOrKind)
                .map(series -> ofSeries(history, series, from, to, mark, width))
                .or(() -> ofEvents(history.events(seriesOrKind, from, to), seriesOrKind, from, to, mark, width));
    }

    private static Picture ofSeries(History history, Series series, long from, long to, Mark mark, int width) {
        Envelope figures = history.envelope(series.id(), from, to, COLUMNS);
        double max = max(figures);
        Envelope limit = SeriesWords.limit(series.id(), history)
                .map(each -> history.envelope(each.id(), from, to, COLUMNS))
                .filter(each -> max >= max(each) * LIMIT_IN_VIEW)
                .orElse(null);
        double top = new RoundAxis(series.unit())
                .axisEnd(limit == null ? max : Math.max(max, max(limit) / RoundAxis.HEADROOM));
        // a machine's share is read against the whole of the machine
        boolean whole = series.unit() == Unit.SHARE && series.id().startsWith("host.");
        SvgChart chart = new SvgChart(width, from, to, series.unit(), whole ? Math.max(1, top) : top);
        chart.begin(SeriesWords.title(series), mark);
        if (limit != null) {
            chart.line(limit, "limit");
        }
        chart.line(figures, "line");
        String unit = series.unit() == Unit.CORES ? ", cores" : ""; // which the ticks leave out
        String limited = limit == null ? "" : ", dashed: its limit";
        return new Picture(SeriesWords.title(series) + unit + limited, series.source(), chart.end());
    }

    private static Optional<Picture> ofEvents(
            List<TimedEvent> events, String kind, long from, long to, Mark mark, int width) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        double longest =
                events.stream().mapToDouble(TimedEvent::durationNanos).max().orElse(0);
        SvgChart chart = new SvgChart(width, from, to, Unit.NANOS, new RoundAxis(Unit.NANOS).axisEnd(longest));
        chart.begin(SeriesWords.titleOfEvents(kind), mark);
        events.stream().limit(MOST_POINTS).forEach(chart::point);
        return Optional.of(new Picture(SeriesWords.titleOfEvents(kind), "", chart.end()));
    }

    private static double max(Envelope envelope) {
        double max = 0;
        for (int i = 0; i < envelope.size(); i++) {
            max = Math.max(max, envelope.max(i));
        }
        return max;
    }

    private void begin(String title, Mark mark) {
        out.format(
                "<svg class=\"chart\" style=\"max-width: %dpx\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                width, width, HEIGHT, HtmlPage.escaped(title + " over time"));
        if (mark.fromMillis() > 0) {
            double left = x(mark.fromMillis());
            double right = Math.clamp(x(mark.toMillis()), Math.min(left + 1, width), width);
            out.format(
                    "<rect class=\"mark %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    mark.tone(), left, TOP, right - left, HEIGHT - TOP - BOTTOM);
        }
        double step = axis.step(top);
        for (int tick = 0; tick * step <= top * (1 + 1e-9); tick++) {
            double y = y(tick * step);
            out.format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, width - RIGHT, y, y);
            out.format(
                    "<text class=\"value\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT - 6, y + 4, HtmlPage.escaped(axis.label(tick * step)));
        }
        RoundTimes.between(from, to).forEach(tick -> {
            out.format(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x(tick.atMillis()), x(tick.atMillis()), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4);
            out.format(
                    "<text class=\"time\" x=\"%.1f\" y=\"%d\">%s</text>", x(tick.atMillis()), HEIGHT - 5, tick.label());
        });
    }

    private void line(Envelope envelope, String style) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < envelope.size(); i++) {
            double x = x(envelope.atMillis(i));
            boolean move = i == 0 || envelope.brokenBefore(i);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", move ? "M" : "L", x, y(envelope.min(i))));
            if (envelope.max(i) > envelope.min(i)) {
                path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y(envelope.max(i))));
                path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y(envelope.last(i))));
            } else if (move && isBrokenAfter(envelope, i)) {
                circle(x, y(envelope.last(i))); // one alone makes no line
            }
        }
        svg.append("<path class=\"")
                .append(style)
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
    }

    private static boolean isBrokenAfter(Envelope envelope, int i) {
        return i == envelope.size() - 1 || envelope.brokenBefore(i + 1);
    }

    private void point(TimedEvent event) {
        circle(x(event.atMillis()), y((double) event.durationNanos()));
    }

    private void circle(double x, double y) {
        out.format("<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>", x, y);
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private double x(long millis) {
        double share = (double) (millis - from) / (to - from);
        return LEFT + Math.clamp(share, 0, 1) * (width - RIGHT - LEFT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.clamp(value / top, 0, 1) * (HEIGHT - TOP - BOTTOM);
    }
}
