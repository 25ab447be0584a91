package dev.jvitals.threads.group;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.signature.Activity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads of one dump with like stacks, in the same state.
 *
 * @param stack the stack of the first of them; the others may differ in what {@link Likeness} leaves out
 * @param state their Java state, null where they have none
 * @param activity what they do
 * @param label what they are known as, see {@link SeenThread#label()}
 * @param threads at least one, in the dump's order
 */
public record StackGroup(
        StackFacts stack, Thread.@Nullable State state, Activity activity, String label, List<SeenThread> threads) {

    /** What counts as alike. */
    public enum Likeness {
        /** The same frames, lines and all. */
        SAME_FRAMES,
        /** The same methods: line numbers, lambda and proxy numbers and the like left out. */
        SAME_METHODS
    }

    public int count() {
        return threads.size();
    }

    /** The names of the threads, in the dump's order. */
    public List<String> names() {
        return threads.stream().map(SeenThread::name).toList();
    }

    /** The frames of the first thread, top first. */
    public List<StackFrame> frames() {
        return stack.frames();
    }
}
