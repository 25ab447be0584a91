package dev.jvitals.ui.chart;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;

/** What stands at the crosshair: the events and markers that it meets, in words. */
final class ChartReadout {
    /** From the middle of a point. */
    private static final int NEAR_POINT_PIXELS = 6;

    private static final int NEAR_MARKER_PIXELS = 4;

    private ChartReadout() {}

    /** A line or more for each; empty where it meets none. */
    static String of(ChartSpec spec, ChartData shown, long moment, ChartOverlay overlay) {
        StringBuilder text = new StringBuilder();
        for (LayerData layer : shown.layers()) {
            if (layer instanceof PointData points) {
                points.nearest(moment, overlay.millisOf(NEAR_POINT_PIXELS))
                        .ifPresent(point -> text.append(words(spec.unit(), points, point)));
            }
        }
        long near = overlay.millisOf(NEAR_MARKER_PIXELS);
        for (Marker marker : shown.markers()) {
            if (moment >= marker.fromMillis() - near && moment <= marker.toMillis() + near) {
                text.append(text.isEmpty() ? "" : "\n").append(marker.label());
            }
        }
        return text.toString();
    }

    private static String words(Unit unit, PointData points, PointData.Point point) {
        StringBuilder words = new StringBuilder(
                        Times.clockToMillis(point.event().atMillis()))
                .append("  ")
                .append(unit.format(point.value()))
                .append("  ")
                .append(points.layer().kinds().get(point.kind()).label())
                .append(" · ")
                .append(Printable.line(point.event().what()));
        Double before = point.event().numbers().get("beforeBytes");
        Double after = point.event().numbers().get("afterBytes");
        if (before != null && after != null) {
            words.append("\n")
                    .append(Unit.BYTES.format(before))
                    .append(" → ")
                    .append(Unit.BYTES.format(after))
                    .append(", freed ")
                    .append(Unit.BYTES.format(Math.max(0, before - after)));
        }
        return words.toString();
    }
}
