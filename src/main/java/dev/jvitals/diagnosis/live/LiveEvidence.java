package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the live rules look at: one range of time of one JVM.
 *
 * @param target the JVM's facts
 * @param history all that was measured
 * @param fromMillis where the range begins, since the epoch
 * @param toMillis where it ends
 * @param snapshots what was looked up once at its end
 * @param dumps thread dumps taken in the range, the oldest first; may hold none
 */
public record LiveEvidence(
        TargetFacts target, History history, long fromMillis, long toMillis, DumpSeries dumps, Snapshots snapshots) {
    /** More columns than a range of a few minutes has samples, so that short ranges come sample by sample. */
    private static final int MAX_SAMPLES = 2_000;

    /** The same from a later moment on; as it is where that is earlier than its beginning. */
    public LiveEvidence since(long millis) {
        return new LiveEvidence(target, history, Math.clamp(millis, fromMillis, toMillis), toMillis, dumps, snapshots);
    }

    /** A part of the same, cut to the range; so short a part comes sample by sample where all of it would be averaged. */
    LiveEvidence within(long from, long to) {
        long begin = Math.clamp(from, fromMillis, toMillis);
        return new LiveEvidence(target, history, begin, Math.max(begin, Math.min(to, toMillis)), dumps, snapshots);
    }

    /** The series' samples in the range, averaged in columns where there are very many; gaps left out. */
    public List<Sample> samples(String series) {
        Envelope envelope = history.envelope(series, fromMillis, toMillis, MAX_SAMPLES);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < envelope.size(); i++) {
            long at = envelope.atMillis(i);
            if (at >= fromMillis && at <= toMillis && !Double.isNaN(envelope.mean(i))) {
                samples.add(new Sample(at, envelope.mean(i)));
            }
        }
        return samples;
    }

    /** The series' samples of the last so many milliseconds of the range. */
    public List<Sample> lastSamples(String series, long millis) {
        return samples(series).stream()
                .filter(sample -> sample.atMillis() >= toMillis - millis)
                .toList();
    }

    /** The last value in the range. */
    public OptionalDouble last(String series) {
        List<Sample> samples = samples(series);
        return samples.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(samples.getLast().value());
    }

    public Optional<Trend> trend(String series) {
        return Trend.of(samples(series));
    }

    /** The events of a kind that began in the range. */
    public List<TimedEvent> events(String kind) {
        return history.events(kind, fromMillis, toMillis);
    }

    /** The collector's name, by the JVM's flags or else by what its collections call it; empty where neither tells. */
    public String collector() {
        if (!target.collector().isEmpty()) {
            return target.collector();
        }
        Set<String> beans = new LinkedHashSet<>();
        events(Ids.GC_PAUSE).forEach(event -> beans.add(event.texts().getOrDefault("collector", "")));
        Collector collector = PoolNames.collector(beans);
        return collector == Collector.UNKNOWN ? "" : collector.label();
    }

    public Optional<DumpAnalysis> lastDump() {
        return dumps.dumps().isEmpty() ? Optional.empty() : Optional.of(dumps.last());
    }

    /** A figure of a series, with its unit, its source and this range. */
    public Evidence figure(String what, String series, double value) {
        Unit unit = history.series(series).map(each -> each.unit()).orElse(Unit.COUNT);
        return figure(what, value, unit, source(series));
    }

    /** A figure over this range. */
    public Evidence figure(String what, double value, Unit unit, String source) {
        return new Evidence(what, value, unit, source, fromMillis, toMillis);
    }

    /** Where a series comes from, with its id so that its chart can be found. */
    public String source(String series) {
        return history.series(series)
                .map(each -> each.source() + " (" + series + ")")
                .orElse(series);
    }

    /** The machine's processors, whatever a container leaves of them; 0 where unknown. */
    public double machineCores() {
        return history.latest(Ids.HOST_CORES)
                .filter(sample -> !sample.isGap())
                .map(Sample::value)
                .orElse(target.cores());
    }

    public double minutes() {
        return (double) (toMillis - fromMillis) / 60_000;
    }
}
