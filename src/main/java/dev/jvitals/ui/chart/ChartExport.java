package dev.jvitals.ui.chart;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Charts as files: a picture, or the figures of the range it shows. */
final class ChartExport {
    /** A row for each millisecond at most: all samples that are kept. */
    private static final int ALL_SAMPLES = Integer.MAX_VALUE;

    private ChartExport() {}

    /** Writes a picture. Any thread. */
    static void png(WritableImage image, Path file) {
        try {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
                throw new IOException("this Java has no PNG writer");
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes the figures of a range. O(samples in range); any thread. */
    static void csv(ChartSpec spec, History history, TimeAxis.Range range, Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(spec, history, range, out);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static Failure failed(Path file, IOException e) {
        return new Failure(Failure.Kind.MACHINE, "cannot write " + file + ": " + e.getMessage(), e);
    }

    /** One row for each time at which anything was measured, one column for each series; events have their own. */
    static void write(ChartSpec spec, History history, TimeAxis.Range range, Writer out) throws IOException {
        TreeMap<Long, String[]> rows = new TreeMap<>();
        StringBuilder head = new StringBuilder("time,epochMillis");
        List<ChartLayer.Entry> entries = ChartData.entries(spec);
        List<ChartLayer.Points> points = spec.layers().stream()
                .filter(ChartLayer.Points.class::isInstance)
                .map(ChartLayer.Points.class::cast)
                .toList();
        int width = entries.size() + 2 * points.size();
        for (int i = 0; i < entries.size(); i++) {
            head.append(',').append(quoted(entries.get(i).label() + unit(spec.unit())));
            Envelope samples =
                    history.envelope(entries.get(i).seriesId(), range.fromMillis(), range.toMillis(), ALL_SAMPLES);
            addSamples(rows, samples, range, i, width);
        }
        for (int i = 0; i < points.size(); i++) {
            int column = entries.size() + 2 * i;
            head.append(',').append(quoted(String.join("+", points.get(i).eventKinds()) + unit(spec.unit())));
            head.append(',').append(quoted(String.join("+", points.get(i).eventKinds()) + " what"));
            addEvents(rows, points.get(i), history, range, column, width);
        }
        out.append(head).append('\n');
        for (var row : rows.entrySet()) {
            out.append(Instant.ofEpochMilli(row.getKey()).toString()).append(',');
            out.append(row.getKey().toString());
            for (String cell : row.getValue()) {
                out.append(',').append(cell == null ? "" : cell);
            }
            out.append('\n');
        }
    }

    private static void addSamples(
            Map<Long, String[]> rows, Envelope samples, TimeAxis.Range range, int column, int width) {
        for (int i = 0; i < samples.size(); i++) {
            long at = samples.atMillis(i);
            if (at >= range.fromMillis() && at <= range.toMillis()) {
                rows.computeIfAbsent(at, t -> new String[width])[column] = number(samples.last(i));
            }
        }
    }

    private static void addEvents(
            Map<Long, String[]> rows,
            ChartLayer.Points points,
            History history,
            TimeAxis.Range range,
            int column,
            int width) {
        for (String kind : points.eventKinds()) {
            for (TimedEvent event : history.events(kind, range.fromMillis(), range.toMillis())) {
                String[] row = rows.computeIfAbsent(event.atMillis(), t -> new String[width]);
                row[column] = number(points.value().applyAsDouble(event));
                row[column + 1] = quoted(event.what());
            }
        }
    }

    private static String unit(Unit unit) {
        return unit == Unit.SHARE ? " (share)" : unit.symbol().isEmpty() ? "" : " (" + unit.symbol() + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    /** RFC 4180; a leading sign that a spreadsheet would run as a formula is defused. */
    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
