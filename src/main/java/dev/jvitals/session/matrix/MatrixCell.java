package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import java.util.List;
import java.util.Locale;

/** One run of the matrix: an incident with the options it is started with. */
public record MatrixCell(Incident incident, PracticeOptions options) {
    /** What must be found from that input; nothing of what is healthy. */
    List<Promise> promises(Input input) {
        return options.healthy() ? List.of() : Promises.of(incident, input);
    }

    /** Which promises the findings do not keep, in words. */
    List<String> broken(Input input, List<Finding> findings) {
        return promises(input).stream()
                .flatMap(promise -> withCollector(promise).brokenBy(findings).stream())
                .toList();
    }

    /** Whether all that is promised is found; never so for what is healthy, which is watched to the end. */
    boolean isRecognisedBy(List<TrackedFinding> found) {
        List<Finding> findings = found.stream().map(TrackedFinding::finding).toList();
        return !promises(Input.LIVE).isEmpty() && broken(Input.LIVE, findings).isEmpty();
    }

    private Promise withCollector(Promise promise) {
        return new Promise(
                promise.rule(),
                promise.evidence(),
                promise.culprits().stream()
                        .map(culprit -> culprit.word().equals(Promises.COLLECTOR)
                                ? new Culprit(culprit.kind(), collector())
                                : culprit)
                        .toList(),
                promise.mayBeNote());
    }

    /** As findings write it: the one it is run with, else the one in the incident's own options. */
    private String collector() {
        PracticeOptions.Collector chosen = options.collector();
        String flags = chosen == null ? String.join(" ", incident.jvmOptions()) : chosen.flag();
        for (PracticeOptions.Collector each : PracticeOptions.Collector.values()) {
            if (flags.contains(each.flag())) {
                String name = each.name();
                return name.length() <= 3
                        ? name
                        : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
