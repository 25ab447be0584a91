package dev.jvitals.ui.chart;

import dev.jvitals.metrics.Envelope;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Series on top of each other. Columns hold means, so that their sum is the mean of the sum; a series that is measured
 * seldom holds its figure until the next.
 */
final class StackData implements LayerData {
    private static final BasicStroke EDGE = new BasicStroke(1f);
    /** A band lower than this has no room for its name. */
    private static final int LABEL_PIXELS = 15;

    private static final int LETTER_PIXELS = 6;

    /** Where a label may begin: so many places from left to right, the first with room is taken. */
    private static final int PLACES = 24;
    /** What is measured seldom holds its last figure for so long: twice the slowest usual period. */
    private static final long HOLD_MILLIS = 30_000;

    private final ChartLayer.Stack layer;
    private final long[] atMillis;
    /** By series and column: the sum up to and with this series; NaN where every series has a gap. */
    private final double[][] tops;

    /** By series: whether it has any figure here. */
    private final boolean[] measured;

    private final double max;

    private StackData(ChartLayer.Stack layer, long[] atMillis, double[][] tops, boolean[] measured, double max) {
        this.layer = layer;
        this.atMillis = atMillis;
        this.tops = tops;
        this.measured = measured;
        this.max = max;
    }

    static StackData of(ChartLayer.Stack layer, List<Envelope> envelopes, long toMillis) {
        long[] times = times(envelopes, toMillis);
        double[][] tops = new double[envelopes.size()][times.length];
        double[] sum = new double[times.length];
        boolean[] any = new boolean[times.length];
        double max = 0;
        for (int s = 0; s < tops.length; s++) {
            Cursor cursor = new Cursor(envelopes.get(s));
            for (int i = 0; i < times.length; i++) {
                double value = cursor.at(times[i]);
                any[i] |= !Double.isNaN(value);
                sum[i] += Double.isNaN(value) ? 0 : value;
                tops[s][i] = sum[i];
                max = Math.max(max, sum[i]);
            }
        }
        for (double[] top : tops) {
            for (int i = 0; i < times.length; i++) {
                top[i] = any[i] ? top[i] : Double.NaN;
            }
        }
        boolean[] measured = new boolean[tops.length];
        for (int s = 0; s < measured.length; s++) {
            measured[s] = !envelopes.get(s).isEmpty();
        }
        return new StackData(layer, times, tops, measured, max);
    }

    /** Walks along one series' columns. */
    private static final class Cursor {
        private final Envelope envelope;
        private int column = -1;

        Cursor(Envelope envelope) {
            this.envelope = envelope;
        }

        double at(long millis) {
            long grid = Math.floorDiv(millis, envelope.stepMillis());
            while (column + 1 < envelope.size()
                    && Math.floorDiv(envelope.atMillis(column + 1), envelope.stepMillis()) <= grid) {
                column++;
            }
            return LayerData.columnAt(envelope, Math.max(millis, column < 0 ? millis : envelope.atMillis(column))) < 0
                    ? Double.NaN
                    : envelope.mean(column);
        }
    }

    /** The times of all columns of any series, one for each column of the grid. */
    private static long[] times(List<Envelope> envelopes, long toMillis) {
        TreeMap<Long, Long> byColumn = new TreeMap<>();
        for (Envelope envelope : envelopes) {
            for (int i = 0; i < envelope.size(); i++) {
                long column = Math.floorDiv(envelope.atMillis(i), envelope.stepMillis());
                byColumn.merge(column, envelope.atMillis(i), Math::max);
                if (envelope.brokenBefore(i) && i > 0) {
                    long silent = envelope.atMillis(i - 1) + envelope.stepMillis() + LayerData.GAP_MILLIS + 1;
                    if (silent < envelope.atMillis(i)) {
                        byColumn.putIfAbsent(Math.floorDiv(silent, envelope.stepMillis()), silent);
                    }
                }
            }
        }
        boolean goesOn = envelopes.stream().anyMatch(envelope -> !envelope.isEmpty() && !envelope.endsInGap());
        if (goesOn) {
            long held = Math.min(toMillis, byColumn.lastEntry().getValue() + HOLD_MILLIS);
            byColumn.putIfAbsent(Math.floorDiv(held, envelopes.getFirst().stepMillis()), held);
        }
        return byColumn.values().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public double max() {
        return max;
    }

    @Override
    public boolean isEmpty() {
        return atMillis.length == 0;
    }

    @Override
    public List<Reading> readings(long millis) {
        int column = Arrays.binarySearch(atMillis, millis);
        column = column >= 0 ? column : -column - 2;
        List<Reading> readings = new ArrayList<>();
        for (int s = 0; s < tops.length; s++) {
            double below = column < 0 || s == 0 ? 0 : tops[s - 1][column];
            readings.add(
                    new Reading(layer.entries().get(s).label(), column < 0 ? Double.NaN : tops[s][column] - below));
        }
        return readings;
    }

    @Override
    public void draw(Graphics2D g, ChartScale scale, ChartTheme theme) {
        for (int from = 0; from < atMillis.length; ) {
            if (Double.isNaN(tops[0][from])) {
                from++;
                continue;
            }
            int to = from;
            while (to + 1 < atMillis.length && !Double.isNaN(tops[0][to + 1])) {
                to++;
            }
            for (int s = 0; s < tops.length; s++) {
                if (measured[s]) {
                    drawBand(g, scale, theme, s, from, to);
                }
            }
            from = to + 1;
        }
        for (int s = 0; s < tops.length && atMillis.length > 0; s++) {
            label(g, scale, theme, s);
        }
    }

    private void drawBand(Graphics2D g, ChartScale scale, ChartTheme theme, int s, int from, int to) {
        Path2D band = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * (to - from) + 4);
        Path2D edge = new Path2D.Double(Path2D.WIND_NON_ZERO, to - from + 2);
        double start = scale.x(atMillis[from]);
        band.moveTo(start, scale.y(tops[s][from]));
        edge.moveTo(start, scale.y(tops[s][from]));
        for (int i = from; i <= to; i++) {
            band.lineTo(scale.x(atMillis[i]), scale.y(tops[s][i]));
            edge.lineTo(scale.x(atMillis[i]), scale.y(tops[s][i]));
        }
        if (from == to) {
            // Alone between gaps a figure would be a line of no width: it is as wide as it holds.
            double end = scale.x(atMillis[to] + LayerData.GAP_MILLIS);
            band.lineTo(end, scale.y(tops[s][to]));
            edge.lineTo(end, scale.y(tops[s][to]));
            band.lineTo(end, scale.y(s == 0 ? 0 : tops[s - 1][to]));
        }
        for (int i = to; i >= from; i--) {
            band.lineTo(scale.x(atMillis[i]), scale.y(s == 0 ? 0 : tops[s - 1][i]));
        }
        band.closePath();
        int slot = layer.entries().get(s).slot();
        g.setPaint(theme.areaColor(slot));
        g.fill(band);
        g.setPaint(theme.color(slot));
        g.setStroke(EDGE);
        g.draw(edge);
    }

    /** The name within the band, at the first place where all of it has room, so that nobody must match colours with the legend. */
    private void label(Graphics2D g, ChartScale scale, ChartTheme theme, int s) {
        String name = layer.entries().get(s).label();
        double width = name.length() * LETTER_PIXELS * theme.scale() + 8;
        int step = Math.max(1, atMillis.length / PLACES);
        for (int column = atMillis.length / 12; column < atMillis.length; column += step) {
            double x = Math.max(scale.x(atMillis[column]), scale.area().getX()) + 4;
            if (x + width > scale.area().getMaxX()) {
                return;
            }
            double[] clear = clearBand(scale, s, column, x + width);
            if (clear[1] - clear[0] >= LABEL_PIXELS * theme.scale()) {
                theme.useSmallFont(g);
                g.setPaint(theme.text());
                g.drawString(name, (float) x, (float) ((clear[0] + clear[1]) / 2 + 4 * theme.scale()));
                return;
            }
        }
    }

    /** From which height to which the band has its colour all the way from a column to a place right of it. */
    private double[] clearBand(ChartScale scale, int s, int from, double toX) {
        double top = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        for (int i = from; i < atMillis.length && (i == from || scale.x(atMillis[i - 1]) < toX); i++) {
            if (Double.isNaN(tops[s][i])) {
                return new double[2]; // a gap
            }
            top = Math.max(top, scale.y(tops[s][i]));
            bottom = Math.min(bottom, scale.y(s == 0 ? 0 : tops[s - 1][i]));
        }
        return new double[] {top, bottom};
    }
}
