package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Suspect;

/** Who must be among the suspects: of that kind, with that word in its name or in what is said of it. */
record Culprit(Suspect.Kind kind, String word) {
    boolean isNamedBy(Finding finding) {
        return finding.suspects().stream()
                .anyMatch(suspect -> suspect.kind() == kind
                        && (suspect.name().contains(word) || suspect.detail().contains(word)));
    }
}
