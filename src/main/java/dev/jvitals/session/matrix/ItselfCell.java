package dev.jvitals.session.matrix;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import java.util.List;

/** JVitals looked at by JVitals: its window, without a screen, with a live view of the healthy server. */
public final class ItselfCell {
    static final String ID = "jvitals";

    private ItselfCell() {}

    /** Nothing may be found. */
    public static MatrixCell make() {
        return new MatrixCell(
                new Incident(
                        ID,
                        "JVitals' own window watches a healthy server",
                        "nothing: no rule says more than info",
                        List.of(),
                        List.of()),
                PracticeOptions.DEFAULT);
    }
}
