package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.series.SeriesCatalog;
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
     * @param limit the bound, in the series' unit
     */
    record OnSeries(String series, boolean above, double limit, Duration lasting, String words) implements Trigger {
        /** More than one sample a second for the longest sensible time. */
        private static final int COLUMNS = 4_000;

        @Override
        public Optional<String> fires(List<TrackedFinding> present, History history, long nowMillis) {
            long from = nowMillis - lasting.toMillis();
            Envelope seen = history.envelope(series, from, nowMillis, COLUMNS);
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

    /** {@code SERIES > VALUE[UNIT] [for TIME]}; the categories of native memory have names with blanks. */
    Pattern COMPARISON = Pattern.compile(
            "([\\w.-][\\w. -]*?)\\s*([<>])\\s*([\\d.]+)\\s*([a-zA-Z%/]*)(?:\\s+for\\s+(\\d{1,6})(s|m|h))?");

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
        long unitSeconds = switch (comparison.group(6)) {
            case "m" -> 60;
            case "h" -> 3600;
            case null, default -> 1;
        };
        long seconds = comparison.group(5) == null ? 0 : Long.parseLong(comparison.group(5)) * unitSeconds;
        String series = comparison.group(1);
        return new OnSeries(
                series,
                comparison.group(2).equals(">"),
                Bound.in(unit(series), comparison.group(3), comparison.group(4), words),
                Duration.ofSeconds(seconds),
                words);
    }

    /** What is never measured would never fire, and nobody would learn that its name was mistyped. */
    private static Unit unit(String series) {
        return SeriesCatalog.find(series)
                .map(Series::unit)
                .or(() -> NATIVE_CATEGORY.matcher(series).matches() ? Optional.of(Unit.BYTES) : Optional.empty())
                .orElseThrow(() -> new Failure(
                        Failure.Kind.USAGE, "there is no series '" + series + "'; docs/figures.md lists them"));
    }

    /** Each JDK has its own, so no list has them. */
    Pattern NATIVE_CATEGORY = Pattern.compile("native\\..+\\.(committed|reserved)");
}
