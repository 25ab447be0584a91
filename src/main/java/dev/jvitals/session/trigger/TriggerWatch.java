package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.History;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.live.LiveTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes a bundle when a trigger fires, not again before a pause and never more than a bound, however often the settings
 * change meanwhile. To be told after each look of a diagnosis, by its thread; collecting runs on that thread, so that no
 * look falls into it.
 */
public final class TriggerWatch implements Consumer<State> {
    /** What happens again within this is the same trouble. */
    public static final Duration PAUSE = Duration.ofMinutes(10);
    /** Of one watched JVM; who needs more evidence than this has it. */
    private static final int MOST = 20;

    private final LiveTarget target;
    private final History history;
    private final Supplier<Collecting> settings;
    private final Duration pause;
    private final Consumer<Bundle> taken;
    private final Consumer<Failure> failed;
    private int count;
    private long lastNanos;

    /**
     * A watch that has taken none so far.
     *
     * @param settings asked at each look, on the diagnosis's thread
     * @param taken told of each bundle, on the diagnosis's thread
     * @param failed told where none could be made
     */
    public TriggerWatch(
            LiveTarget target,
            History history,
            Supplier<Collecting> settings,
            Duration pause,
            Consumer<Bundle> taken,
            Consumer<Failure> failed) {
        this.target = target;
        this.history = history;
        this.settings = settings;
        this.pause = pause;
        this.taken = taken;
        this.failed = failed;
    }

    @Override
    public void accept(State state) {
        boolean resting = count > 0 && System.nanoTime() - lastNanos < pause.toNanos();
        if (count >= MOST || resting) {
            return;
        }
        Collecting agreed = settings.get();
        Optional<String> why = agreed.triggers().stream()
                .flatMap(trigger -> trigger.fires(state.present(), history, System.currentTimeMillis()).stream())
                .findFirst();
        if (why.isPresent()) {
            count++;
            try {
                taken.accept(agreed.taker().take(target, history, state.findings(), why.get()));
            } catch (Failure e) {
                failed.accept(e);
            }
            lastNanos = System.nanoTime();
        }
    }
}
