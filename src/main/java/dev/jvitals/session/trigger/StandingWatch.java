package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.History;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.live.LiveTarget;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TriggerWatch} by settings that may change while it stands. To be told after each look, by the diagnosis's thread.
 */
public final class StandingWatch implements Consumer<State> {
    private final LiveTarget target;
    private final History history;
    private final Supplier<Collecting> settings;
    private final Consumer<Bundle> taken;
    private final Consumer<Failure> failed;
    private @Nullable Collecting current;
    private @Nullable TriggerWatch watch;

    /**
     * Over one target.
     *
     * @param settings asked at each look, on the diagnosis's thread
     * @param taken told of each bundle, on the diagnosis's thread
     * @param failed told where none could be made
     */
    public StandingWatch(
            LiveTarget target,
            History history,
            Supplier<Collecting> settings,
            Consumer<Bundle> taken,
            Consumer<Failure> failed) {
        this.target = target;
        this.history = history;
        this.settings = settings;
        this.taken = taken;
        this.failed = failed;
    }

    @Override
    public void accept(State state) {
        Collecting now = settings.get();
        if (watch == null || !now.equals(current)) {
            current = now;
            watch = new TriggerWatch(target, history, now.triggers(), now.taker(), TriggerWatch.PAUSE, taken, failed);
        }
        watch.accept(state);
    }
}
