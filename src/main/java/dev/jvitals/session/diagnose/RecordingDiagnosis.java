package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.diagnosis.live.LiveEvidence;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.diagnosis.live.WholeRules;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Attachment;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.session.live.FlagTable;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at what was recorded, by JVitals or by the JVM itself (its garbage collection log, its flight recorder), as a live
 * watch would have: look after look, so that each finding has its time.
 */
public final class RecordingDiagnosis {
    /** The same as live. */
    private static final long STEP_MILLIS = DiagnoseRun.BETWEEN_LOOKS.toMillis();
    /** A day's recording is looked at in wider steps; each look costs some milliseconds. */
    private static final int MOST_LOOKS = 1_000;
    /** The dumps that a live watch would have had at hand. */
    private static final int DUMPS_KEPT = 3;

    /** As long as the rules on the collector's load look back. */
    private static final long WORST_MILLIS = 30_000;

    private static final Pattern FLAG = Pattern.compile("-XX:(?:([+-])(\\w+)|(\\w+)=(\\S*))");
    private static final Map<String, String> FLAG_OF_COLLECTOR = Map.of(
            "G1", "UseG1GC",
            "Parallel", "UseParallelGC",
            "Serial", "UseSerialGC",
            "ZGC", "UseZGC",
            "Shenandoah", "UseShenandoahGC",
            "CMS", "UseConcMarkSweepGC",
            "Epsilon", "UseEpsilonGC");

    private final Recording recording;
    private final History history;
    private final TargetFacts facts;
    private final long warmMillis;
    private final List<ThreadDump> dumps = new ArrayList<>();
    private final List<ThreadDump> timeless = new ArrayList<>();
    private final Cancellation cancellation;
    private DumpSeries series;
    private List<ThreadDump> inSeries = List.of();

    private RecordingDiagnosis(Recording recording, List<ThreadDump> moreDumps, Cancellation cancellation) {
        this.recording = recording;
        this.history = recording.history();
        this.cancellation = cancellation;
        this.facts = facts(recording);
        this.warmMillis = started(recording)
                .map(start -> start.plusMillis(LiveDiagnosis.WARM_UP_MILLIS).toEpochMilli())
                .orElse(history.firstMillis());
        List<ThreadDump> all = new ArrayList<>(attachedDumps(recording));
        all.addAll(moreDumps);
        for (ThreadDump dump : all) {
            (dump.at() == null ? timeless : dumps).add(dump);
        }
        dumps.sort(Comparator.comparingLong(RecordingDiagnosis::millis));
        series = DumpSeries.of(timeless, cancellation);
    }

    /**
     * What the recording shows, with the thread dumps attached to it and those given beside it.
     *
     * @param moreDumps of the same process
     */
    public static Diagnosed of(Recording recording, List<ThreadDump> moreDumps, Cancellation cancellation) {
        return new RecordingDiagnosis(recording, moreDumps, cancellation).run();
    }

    private Diagnosed run() {
        FindingLog log = new FindingLog();
        long first = history.firstMillis();
        long last = history.lastMillis();
        Judgement judgement = new Judgement(List.of(), List.of());
        for (long to : looks(first, last)) {
            cancellation.check();
            judgement = judge(first, to, Snapshots.NONE);
            log.update(judgement.findings(), to);
        }
        judgement = judge(first, last, ending());
        log.close(judgement.findings(), last);
        List<TrackedFinding> all = withWhole(log.all(), first, last);
        List<String> notSeen = judgement.notSeen().stream()
                .filter(reason -> all.stream()
                        .noneMatch(each -> reason.startsWith(each.finding().rule() + ":")))
                .toList();
        return Diagnosed.of(recording.file().toString(), first, last, all, notSeen);
    }

    /** Adds what single looks cannot see, and joins it with what they saw. */
    private List<TrackedFinding> withWhole(List<TrackedFinding> seen, long first, long last) {
        LiveEvidence whole = new LiveEvidence(
                facts,
                history,
                first,
                Math.max(first + 1, last),
                DumpSeries.of(List.of(), cancellation),
                Snapshots.NONE);
        long id = seen.stream().mapToLong(TrackedFinding::id).max().orElse(0);
        List<TrackedFinding> ofWhole = new ArrayList<>();
        for (WholeRules.Dated each : WholeRules.judge(whole, warmMillis)) {
            boolean over = each.toMillis() < last - STEP_MILLIS;
            ofWhole.add(new TrackedFinding(++id, each.finding(), each.fromMillis(), each.toMillis(), over));
        }
        List<TrackedFinding> all = WholeStory.join(seen, ofWhole);
        all.sort(Comparator.comparing(TrackedFinding::ended)
                .thenComparing(
                        tracked -> tracked.finding().severity(),
                        Comparator.<Severity>naturalOrder().reversed()));
        return all;
    }

    /**
     * At a steady pace, and around the worst moment and after each thread dump, which wide steps over a long recording would
     * pass by.
     */
    private NavigableSet<Long> looks(long first, long last) {
        NavigableSet<Long> looks = new TreeSet<>();
        long step = Math.max(STEP_MILLIS, (last - first) / MOST_LOOKS);
        for (long to = first + step; to < last; to += step) {
            looks.add(to);
        }
        long worst = worstEnd(history.events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE));
        for (long to = worst; worst < last && to <= worst + STEP_MILLIS; to += STEP_MILLIS) {
            looks.add(Math.min(to, last));
        }
        if (step > STEP_MILLIS) {
            for (ThreadDump dump : dumps) {
                long at = millis(dump);
                Stream.of(at, at + STEP_MILLIS)
                        .filter(to -> to > first && to < last)
                        .forEach(looks::add);
            }
        }
        return looks;
    }

    private Judgement judge(long first, long to, Snapshots snapshots) {
        long end = Math.max(first + 1, to);
        LiveEvidence recent = new LiveEvidence(
                facts, history, Math.max(first, end - LiveDiagnosis.RECENT_MILLIS), end, dumpsUntil(end), snapshots);
        LiveEvidence longer = new LiveEvidence(
                facts, history, Math.max(first, end - LiveDiagnosis.LONGER_MILLIS), end, recent.dumps(), snapshots);
        return LiveRules.judge(recent, List.of(recent.since(warmMillis), longer.since(warmMillis)), dumpsFollow(end));
    }

    /** Whether a dump taken later is near enough to be judged together with the last one before that moment. */
    private boolean dumpsFollow(long end) {
        return dumps.stream().mapToLong(RecordingDiagnosis::millis).filter(at -> at <= end).max().stream()
                .anyMatch(last -> dumps.stream()
                        .mapToLong(RecordingDiagnosis::millis)
                        .anyMatch(at -> at > end && at - last <= LiveDiagnosis.RECENT_MILLIS));
    }

    private static long millis(ThreadDump dump) {
        return Objects.requireNonNull(dump.at()).toEpochMilli();
    }

    /** The last dumps before that moment; older ones say nothing of it. */
    private DumpSeries dumpsUntil(long millis) {
        List<ThreadDump> past = dumps.stream()
                .filter(dump -> millis(dump) <= millis && millis(dump) >= millis - LiveDiagnosis.RECENT_MILLIS)
                .toList();
        List<ThreadDump> now = new ArrayList<>(timeless);
        now.addAll(past.subList(Math.max(0, past.size() - DUMPS_KEPT), past.size()));
        if (!now.equals(inSeries)) {
            inSeries = now;
            series = DumpSeries.of(List.copyOf(now), cancellation);
        }
        return series;
    }

    /** The end of the half minute with most time stopped; before all time where nothing stopped. */
    private static long worstEnd(List<TimedEvent> pauses) {
        long worstEnd = Long.MIN_VALUE;
        double worst = 0;
        double sum = 0;
        int first = 0;
        for (int last = 0; last < pauses.size(); last++) {
            TimedEvent pause = pauses.get(last);
            sum += pause.durationNanos();
            long end = pause.atMillis() + pause.durationNanos() / 1_000_000;
            while (first < last && pauses.get(first).atMillis() < end - WORST_MILLIS) {
                sum -= pauses.get(first++).durationNanos();
            }
            if (sum >= worst) {
                worst = sum;
                worstEnd = end;
            }
        }
        return worstEnd == Long.MIN_VALUE ? Long.MAX_VALUE : worstEnd;
    }

    /** What the recording says of how the process ended. */
    private Snapshots ending() {
        return history.events("target", history.firstMillis(), history.lastMillis()).stream()
                .map(TimedEvent::what)
                .filter(sentence -> sentence.contains("killed it for memory"))
                .findFirst()
                .map(record -> new Snapshots(Map.of(), List.of(), List.of(), List.of(), record))
                .orElse(Snapshots.NONE);
    }

    /** When the JVM started, where the recording tells: while it warms up everything climbs. */
    private static Optional<Instant> started(Recording recording) {
        try {
            return Optional.of(Instant.parse(recording.about().getOrDefault("started", "")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static TargetFacts facts(Recording recording) {
        String pid = recording.about().getOrDefault("pid", "");
        return TargetFacts.of(
                pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0, 0, flags(recording), recording.history());
    }

    private static Map<String, TargetFacts.Flag> flags(Recording recording) {
        Map<String, String> about = recording.about();
        Map<String, TargetFacts.Flag> flags = new HashMap<>();
        Matcher flag = FLAG.matcher(about.getOrDefault("flags", ""));
        while (flag.find()) {
            boolean isSwitch = flag.group(2) != null;
            flags.put(
                    isSwitch ? flag.group(2) : flag.group(3),
                    new TargetFacts.Flag(
                            isSwitch ? Boolean.toString(flag.group(1).equals("+")) : flag.group(4), "unknown"));
        }
        String collector = FLAG_OF_COLLECTOR.get(about.getOrDefault("collector", ""));
        if (collector != null) {
            flags.putIfAbsent(collector, new TargetFacts.Flag("true", "unknown"));
        }
        recording.attachments().stream()
                .filter(each -> each.kind().equals(EvidenceKeeper.FLAGS))
                .reduce((_, latest) -> latest)
                .ifPresent(answer -> flags.putAll(FlagTable.parse(text(answer)))); // with their origins
        return flags;
    }

    private static List<ThreadDump> attachedDumps(Recording recording) {
        List<ThreadDump> dumps = new ArrayList<>();
        for (Attachment each : recording.attachments()) {
            if (each.kind().equals(EvidenceKeeper.THREADS)) {
                dumps.addAll(ThreadDumps.parse(text(each), each.name()));
            }
        }
        return dumps;
    }

    private static String text(Attachment attachment) {
        return new String(attachment.content(), StandardCharsets.UTF_8);
    }
}
