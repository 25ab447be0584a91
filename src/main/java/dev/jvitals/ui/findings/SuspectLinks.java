package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.Suspect;
import java.util.Optional;

/** Where a suspect can be looked at: its thread, class, flag. The start knows the views and hands this in. */
@FunctionalInterface
public interface SuspectLinks {
    /** No view shows any. */
    SuspectLinks NONE = _ -> Optional.empty();

    /** Goes there when run; empty where no view shows such a suspect. */
    Optional<Runnable> to(Suspect suspect);
}
