package dev.jvitals.ui.live;

import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.RecentFiles;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings back how much time the charts showed. Of JVMs it is the span, one for all of them, as columns are one for all
 * tables of a kind; of a file it is its own range, for another file's moments mean nothing there.
 */
final class RangeMemory {
    private static final String LIVE = "ranges.live";
    private static final String FILES = RecentFiles.RANGES;
    private static final String ALL = "all";
    /** More files than anybody goes back to; the settings stay a file that one can read. */
    private static final int MOST_FILES = 40;

    private RangeMemory() {}

    /** Shows what is remembered and keeps it up to date. JavaFX thread. */
    static void remember(TimeAxis axis, Watched watched, Settings settings) {
        if (watched.isLive()) {
            span(settings.text(LIVE, "")).ifPresent(axis::choose);
            axis.span().addListener((_, _, now) -> settings.set(LIVE, text(now)));
        } else if (!Addresses.files(watched.address()).isEmpty()) {
            TimeAxis.Range all = axis.range().get();
            restore(axis, all, settings.texts(FILES), watched.address());
            axis.range().addListener((_, _, now) -> keep(settings, watched.address(), now, all));
        }
    }

    private static String text(TimeAxis.Span span) {
        return switch (span) {
            case TimeAxis.Span.Last(long millis) -> Duration.ofMillis(millis).toString();
            case TimeAxis.Span.All _ -> ALL;
            case TimeAxis.Span.Young _ -> "";
        };
    }

    /** Empty for what is no span, as somebody may have typed. */
    private static Optional<TimeAxis.Span> span(String text) {
        if (text.equals(ALL)) {
            return Optional.of(new TimeAxis.Span.All());
        }
        try {
            return Optional.of(new TimeAxis.Span.Last(Duration.parse(text).toMillis()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** A file of that name may have been written anew since: a range outside of it is left alone. */
    private static void restore(TimeAxis axis, TimeAxis.Range all, List<String> lines, String address) {
        lines.stream()
                .filter(line -> isOf(address, line))
                .flatMap(line -> range(line).stream())
                .filter(range -> range.fromMillis() < all.toMillis() && range.toMillis() > all.fromMillis())
                .findFirst()
                .ifPresent(range -> axis.show(range.fromMillis(), range.toMillis()));
    }

    private static boolean isOf(String address, String line) {
        String[] parts = line.split(" ", 3);
        return parts.length == 3 && parts[2].equals(address);
    }

    private static Optional<TimeAxis.Range> range(String line) {
        String[] parts = line.split(" ", 3);
        try {
            return Optional.of(new TimeAxis.Range(
                    Instant.parse(parts[0]).toEpochMilli(),
                    Instant.parse(parts[1]).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static void keep(Settings settings, String address, TimeAxis.Range now, TimeAxis.Range all) {
        List<String> lines = new ArrayList<>(settings.texts(FILES));
        lines.removeIf(line -> isOf(address, line));
        if (!now.equals(all)) {
            lines.addFirst(Instant.ofEpochMilli(now.fromMillis()) + " " + Instant.ofEpochMilli(now.toMillis()) + " "
                    + address);
        }
        settings.set(FILES, lines.subList(0, Math.min(lines.size(), MOST_FILES)));
    }
}
