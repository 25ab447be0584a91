package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The findings of one target as the screen shows them. For the JavaFX thread; only {@link #history} is read elsewhere. */
public final class FindingsModel {
    private final String target;
    private final History history;
    private final boolean live;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(0, List.of(), List.of()));
    private final ReadOnlyObjectWrapper<@Nullable Severity> worst = new ReadOnlyObjectWrapper<>(null);

    /**
     * Of a target without findings so far.
     *
     * @param target its name, for people
     * @param live whether it is judged as it goes on
     */
    public FindingsModel(String target, History history, boolean live) {
        this.target = target;
        this.history = history;
        this.live = live;
    }

    /** Takes what the last look found. */
    public void show(State now) {
        state.set(now);
        worst.set(worstPresent()
                .map(tracked -> tracked.finding().severity())
                .filter(severity -> severity != Severity.INFO)
                .orElse(null));
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How bad the worst present finding is; null where nothing is wrong, notes included. */
    public ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    /** What should be looked at first: of a live target among what holds now, of a recording among all. */
    Optional<TrackedFinding> worstPresent() {
        List<TrackedFinding> candidates =
                live ? state.get().present() : state.get().findings();
        return candidates.stream()
                .reduce((a, b) -> b.finding().severity().compareTo(a.finding().severity()) > 0 ? b : a);
    }

    /** Its name, for people. */
    public String target() {
        return target;
    }

    public History history() {
        return history;
    }

    /** Whether the target is a JVM that has ended. */
    boolean hasEnded() {
        return !history.events("target", Long.MIN_VALUE, Long.MAX_VALUE).isEmpty();
    }

    boolean isLive() {
        return live;
    }
}
