package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Suspect;

/** The class loaders behind a finding. */
final class Loaders {
    private static final int NAMED = 5;
    private static final String SOURCE = "jcmd VM.classloader_stats";

    private Loaders() {}

    static void describe(FindingBuilder finding, LiveEvidence evidence) {
        evidence.snapshots().loaders().stream()
                .filter(kind -> kind.loaders() > 1)
                .limit(NAMED)
                .forEach(kind -> finding.evidence(evidence.figure(
                                "loaders of class " + kind.className(), kind.loaders(), Unit.COUNT, SOURCE))
                        .suspect(
                                Suspect.Kind.LOADER,
                                kind.className(),
                                kind.loaders() + " loaders, " + kind.classes() + " classes, "
                                        + Unit.BYTES.format((double) kind.metaspaceBytes()) + " of metaspace"));
    }
}
