package dev.jvitals.target.gclog;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads garbage collection logs. Cost: O(lines); some 8 MB of a detailed log a second on one core. */
public final class GcLogs {
    private static final Pattern UPTIME = Pattern.compile("^(\\d{1,10}[.,]\\d{3}): ");

    private final LogHistory out = new LogHistory();
    private final LogFacts facts = new LogFacts();
    private final UnifiedReader unified = new UnifiedReader(out, facts);
    private final LegacyReader legacy = new LegacyReader(out, facts);
    private final LogClock clock;
    private boolean anyStamp;

    private GcLogs(LogClock clock) {
        this.clock = clock;
    }

    /** What the log holds, as if it had been recorded. Throws a {@link Failure} where no collection is in it. */
    public static Recording read(Path file, Progress progress, Cancellation cancellation) {
        return read(List.of(file), progress, cancellation);
    }

    /**
     * The pieces of one log that was rotated, in any order, as one.
     *
     * @throws Failure where a file cannot be read, or no collection is in any
     */
    public static Recording read(List<Path> pieces, Progress progress, Cancellation cancellation) {
        List<Piece> ordered = new ArrayList<>();
        for (Path file : pieces) {
            ordered.add(Piece.of(file, progress, cancellation));
        }
        ordered.sort(null);
        GcLogs logs = new GcLogs(new LogClock(ordered.getFirst().beginMillis()));
        List<String> damage = new ArrayList<>();
        for (Piece piece : ordered) {
            String missing = new LogText(piece.file(), progress, cancellation).forEach(line -> {
                logs.line(line);
                return true;
            });
            if (!missing.isEmpty()) {
                damage.add(missing);
            }
        }
        return logs.end(pieces.getFirst(), damage);
    }

    private Recording end(Path file, List<String> damage) {
        unified.end();
        legacy.end();
        if (out.collections() == 0 && out.isEmpty()) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    file + ": no garbage collection found; expected a log of -Xlog:gc* or -XX:+PrintGCDetails");
        } else if (!anyStamp) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    file
                            + ": its lines tell no time; log with the decoration uptime or time, as -Xlog:gc*:file=F does");
        }
        int lost = unified.notUnderstood() + legacy.notUnderstood();
        if (lost > 0) {
            damage.add(lost + (lost == 1 ? " entry" : " entries") + " about collections could not be understood.");
        }
        Map<String, String> about = new HashMap<>(facts.about());
        about.put("recordedBy", LogHistory.SOURCE);
        clock.startedMillis()
                .ifPresent(started ->
                        about.put("started", Instant.ofEpochMilli(started).toString()));
        if (clock.isGuessed()) {
            about.put("clock", "times of day guessed by the file's date");
        }
        History history = out.end();
        return new Recording(
                file,
                about,
                history.firstMillis(),
                history,
                List.of(),
                true,
                damage.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", damage)));
    }

    private void line(String text) {
        UnifiedLine line = UnifiedLine.parse(text);
        if (line != null && (line.stamp().isKnown() || line.has("gc") || line.has("safepoint"))) {
            unified.line(line, at(line.stamp()));
            return;
        }
        Stamp stamp = legacyStamp(text);
        long at = at(stamp);
        legacy.line(stamp.isKnown() ? text.substring(legacyStampChars(text)) : text, stamp.isKnown(), at);
    }

    private long at(Stamp stamp) {
        anyStamp |= stamp.isKnown();
        long at = clock.at(stamp);
        if (clock.isRestarted()) {
            unified.end();
            legacy.end();
            out.restarted(at);
        }
        return at;
    }

    /** {@code 2011-08-07T18:30:12.100+0100: 10.362: } or one of the two. */
    private static Stamp legacyStamp(String text) {
        Stamp stamp = Stamp.NONE;
        int at = 0;
        long date = text.isEmpty() || !Character.isDigit(text.charAt(0)) ? Stamp.UNKNOWN : Stamp.date(text, 0);
        if (date != Stamp.UNKNOWN) {
            stamp = stamp.withTimeOfDay(date);
            at = Stamp.dateChars() + 2;
        }
        Matcher uptime = UPTIME.matcher(at < text.length() ? text.substring(at) : "");
        return uptime.find() ? stamp.withUptime(Amount.number(uptime.group(1)) * 1_000) : stamp;
    }

    private static int legacyStampChars(String text) {
        int at = Stamp.date(text, 0) == Stamp.UNKNOWN ? 0 : Math.min(text.length(), Stamp.dateChars() + 2);
        Matcher uptime = UPTIME.matcher(text.substring(at));
        return uptime.find() ? at + uptime.end() : at;
    }

    /** A file of a log, by the time it begins; those without a time of day are counted back from when they were last written. */
    private record Piece(Path file, long beginMillis) implements Comparable<Piece> {
        static Piece of(Path file, Progress progress, Cancellation cancellation) {
            Stamp[] seen = {Stamp.NONE, Stamp.NONE};
            new LogText(file, progress, cancellation).forEach(text -> {
                UnifiedLine line = UnifiedLine.parse(text);
                Stamp stamp = line == null ? legacyStamp(text) : line.stamp();
                if (stamp.isKnown()) {
                    seen[0] = seen[0].isKnown() ? seen[0] : stamp;
                    seen[1] = stamp;
                }
                return !seen[0].hasTimeOfDay();
            });
            return new Piece(file, begin(file, seen[0], seen[1]));
        }

        private static long begin(Path file, Stamp first, Stamp last) {
            if (first.hasTimeOfDay()) {
                return first.epochMillis();
            }
            try {
                long written = Files.getLastModifiedTime(file).toMillis();
                return last.isKnown() ? written - (long) last.uptimeMillis() : written;
            } catch (IOException e) {
                throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public int compareTo(Piece other) {
            return Long.compare(beginMillis, other.beginMillis);
        }
    }
}
