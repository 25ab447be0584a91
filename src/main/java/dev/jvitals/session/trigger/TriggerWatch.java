package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.History;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.live.LiveTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a bundle when a trigger fires, not again before a pause and never more than a bound. To be told after each look of
 * a diagnosis, by its thread; collecting runs on that thread, so that no look falls into it.
 */
public final class TriggerWatch implements Consumer<State> {
    /** What happens again within this is the same trouble. */
    public static final Duration PAUSE = Duration.ofMinutes(10);
    /** Of one watched JVM; who needs more evidence than this has it. */
    private static final int MOST = 20;

    private final LiveTarget target;
    private final History history;
    private final List<Trigger> triggers;
    private final BundleTaker taker;
    private final Duration pause;
    private final Consumer<Bundle> taken;
    private final Consumer<Failure> failed;
    private int count;
    private long lastNanos;

    /**
     * A watch that has taken none so far.
     *
     * @param taken told of each bundle, on the diagnosis's thread
     * @param failed told where none could be made
     */
    public TriggerWatch(
            LiveTarget target,
            History history,
            List<Trigger> triggers,
            BundleTaker taker,
            Duration pause,
            Consumer<Bundle> taken,
            Consumer<Failure> failed) {
        this.target = target;
        this.history = history;
        this.triggers = List.copyOf(triggers);
        this.taker = taker;
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
        Optional<String> why = triggers.stream()
                .flatMap(trigger -> trigger.fires(state.present(), history, System.currentTimeMillis()).stream())
                .findFirst();
        if (why.isPresent()) {
            count++;
            try {
                taken.accept(taker.take(target, history, state.findings(), why.get()));
            } catch (Failure e) {
                failed.accept(e);
            }
            lastNanos = System.nanoTime();
        }
    }
}
