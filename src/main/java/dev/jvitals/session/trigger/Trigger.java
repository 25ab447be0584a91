package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When evidence is to be collected. */
public sealed interface Trigger {
    /** Why it fires now, in one sentence; empty where it does not. */
    Optional<String> fires(List<TrackedFinding> present, History history, long nowMillis);

    /** A finding as bad as this, or worse. */
    record OnSeverity(Severity least) implements Trigger {
        @Override
        public Optional<String> fires(List<TrackedFinding> present, History history, long nowMillis) {
            return present.stream()
                    .filter(tracked -> tracked.finding().severity().compareTo(least) >= 0)
                    .findFirst()
                    .map(Trigger::words);
        }
    }

    /** A finding of one rule, however bad. */
    record OnRule(String rule) implements Trigger {
        @Override
        public Optional<String> fires(List<TrackedFinding> present, History history, long nowMillis) {
            return present.stream()
                    .filter(tracked -> tracked.finding().rule().equals(rule))
                    .findFirst()
                    .map(Trigger::words);
        }
    }

    /**
     * Every sample of a series beyond a bound, for so long.
     *
     * @param suffix what the bound is written in, which need not be the series' unit; empty for that unit
     */
    record OnSeries(String series, boolean above, double bound, String suffix, Duration lasting, String words)
            implements Trigger {
        /** More than one sample a second for the longest sensible time. */
        private static final int COLUMNS = 4_000;

        @Override
        public Optional<String> fires(List<TrackedFinding> present, History history, long nowMillis) {
            long from = nowMillis - lasting.toMillis();
            Envelope seen = history.envelope(series, from, nowMillis, COLUMNS);
            Unit unit = history.series(series).map(Series::unit).orElse(Unit.COUNT);
            double limit = bound * factor(suffix, unit);
            DoublePredicate beyond = value -> above ? value > limit : value < limit;
            boolean since = false;
            boolean now = false;
            for (int i = 0; i < seen.size(); i++) {
                boolean holds = beyond.test(seen.min(i)) && beyond.test(seen.max(i));
                boolean before = seen.atMillis(i) <= from;
                if (before) {
                    since = holds; // the last sample before tells how it stood at the beginning
                } else if (!holds) {
                    return Optional.empty();
                }
                now |= !before;
            }
            boolean instantly = lasting.isZero() && seen.size() > 0 && beyond.test(seen.last(seen.size() - 1));
            return (since && now && !seen.endsInGap()) || instantly ? Optional.of(words) : Optional.empty();
        }
    }

    private static String words(TrackedFinding tracked) {
        return tracked.finding().severity().name().toLowerCase(Locale.ROOT) + " "
                + tracked.finding().rule() + ": " + tracked.finding().summary();
    }

    /** {@code SERIES > VALUE[KB|MB|GB|%|ms|s] [for TIME]}. */
    Pattern COMPARISON =
            Pattern.compile("([\\w.-]+)\\s*([<>])\\s*([\\d.]+)\\s*(KB|MB|GB|%|ms|s|)(?:\\s+for\\s+(\\d{1,6})(s|m|h))?");

    /**
     * A trigger as people write it: {@code critical}, {@code warning}, a rule's id such as {@code heap-leak}, or a series
     * with a bound such as {@code heap.used > 900MB for 30s}. A failure of usage where it is none of these.
     */
    static Trigger parse(String text) {
        String words = text.strip();
        for (Severity severity : Severity.values()) {
            if (words.equalsIgnoreCase(severity.name())) {
                return new OnSeverity(severity);
            }
        }
        Matcher comparison = COMPARISON.matcher(words);
        if (comparison.matches()) {
            return onSeries(comparison, words);
        }
        if (words.matches("[a-z]+(-[a-z]+)+|deadlock")) {
            return new OnRule(words);
        }
        throw new Failure(
                Failure.Kind.USAGE,
                "'" + words
                        + "' is no trigger; write critical, a rule such as heap-leak, or a series with a bound such as"
                        + " 'heap.used > 900MB for 30s'");
    }

    private static Trigger onSeries(Matcher comparison, String words) {
        double bound = number(comparison.group(3));
        long unitSeconds = switch (comparison.group(6)) {
            case "m" -> 60;
            case "h" -> 3600;
            case null, default -> 1;
        };
        long seconds = comparison.group(5) == null ? 0 : Long.parseLong(comparison.group(5)) * unitSeconds;
        return new OnSeries(
                comparison.group(1),
                comparison.group(2).equals(">"),
                bound,
                comparison.group(4),
                Duration.ofSeconds(seconds),
                words);
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new Failure(Failure.Kind.USAGE, "'" + digits + "' is no number");
        }
    }

    /** How many of a series' unit one of that suffix is. */
    private static double factor(String suffix, Unit unit) {
        return switch (suffix) {
            case "KB" -> 1024;
            case "MB" -> 1024 * 1024;
            case "GB" -> 1024.0 * 1024 * 1024;
            case "%" -> 0.01;
            case "ms" -> 1e6 / nanos(unit);
            case "s" -> 1e9 / nanos(unit);
            default -> 1;
        };
    }

    private static double nanos(Unit unit) {
        return switch (unit) {
            case MILLIS -> 1e6;
            case SECONDS -> 1e9;
            default -> 1;
        };
    }
}
