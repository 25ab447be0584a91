package dev.jvitals.ui.chart;

import dev.jvitals.metrics.TimedEvent;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Events as points on stems. Where many would fall on one place only the first is drawn; the greatest of each column
 * always is.
 */
record PointData(ChartLayer.Points layer, List<Point> points, double max, List<Integer> counts) implements LayerData {
    /** Points closer than this in height look as one. */
    private static final double ROWS = 120;

    record Point(TimedEvent event, double value, int kind) {}

    static PointData of(ChartLayer.Points layer, List<TimedEvent> events, TimeAxis.Range range, int columns) {
        double max = 0;
        int[] counts = new int[layer.kinds().size()];
        List<Point> all = new ArrayList<>(events.size());
        for (TimedEvent event : events) {
            int kind = layer.kindOf().applyAsInt(event);
            double value = layer.value().applyAsDouble(event);
            if (kind >= 0 && !Double.isNaN(value)) {
                all.add(new Point(event, value, kind));
                max = Math.max(max, value);
                counts[kind]++;
            }
        }
        return new PointData(
                layer,
                thinned(all, range, columns, max),
                max,
                Arrays.stream(counts).boxed().toList());
    }

    private static List<Point> thinned(List<Point> all, TimeAxis.Range range, int columns, double max) {
        if (all.size() <= columns) {
            return all;
        }
        Set<Long> taken = new HashSet<>();
        List<Point> kept = new ArrayList<>();
        for (Point point : all) {
            long x = (point.event.atMillis() - range.fromMillis()) * columns / (2 * range.spanMillis());
            long y = Math.round(point.value / max * ROWS);
            if (taken.add((x * 1_000 + y) * 16 + point.kind)) {
                kept.add(point);
            }
        }
        return kept;
    }

    @Override
    public boolean isEmpty() {
        return points.isEmpty();
    }

    @Override
    public List<Reading> readings(long atMillis) {
        List<Reading> readings = new ArrayList<>();
        for (int kind = 0; kind < counts.size(); kind++) {
            if (counts.get(kind) > 0) {
                readings.add(new Reading(layer.kinds().get(kind).label(), counts.get(kind), true));
            }
        }
        return readings;
    }

    /** The point nearest to a moment and not further than {@code withinMillis}; the higher of two. */
    Optional<Point> nearest(long atMillis, long withinMillis) {
        Point best = null;
        long bestDistance = withinMillis;
        for (Point point : points) {
            long distance = Math.abs(point.event.atMillis() - atMillis);
            if (distance < bestDistance || (distance == bestDistance && (best == null || point.value > best.value))) {
                best = point;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    @Override
    public void draw(Graphics2D g, ChartScale scale, ChartTheme theme) {
        double ground = scale.y(0);
        for (int kind = 0; kind < layer.kinds().size(); kind++) {
            if (counts.get(kind) > 0) {
                drawKind(g, scale, theme, kind, ground);
            }
        }
    }

    /** Stems are rectangles and the points of a kind are one path: each shape of its own costs as much as a whole line. */
    private void drawKind(Graphics2D g, ChartScale scale, ChartTheme theme, int index, double ground) {
        ChartLayer.PointKind kind = layer.kinds().get(index);
        Path2D heads = new Path2D.Double(Path2D.WIND_NON_ZERO);
        g.setPaint(theme.areaColor(kind.slot()));
        for (Point point : points) {
            if (point.kind == index) {
                double x = scale.x(point.event.atMillis());
                double y = scale.y(point.value);
                g.fill(Hairline.vertical(x, y, ground));
                heads.append(kind.shape().at(x, y), false);
            }
        }
        g.setPaint(theme.color(kind.slot()));
        g.fill(heads);
    }
}
