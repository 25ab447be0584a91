package dev.jvitals.threads.group;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.signature.CodeOrigin;
import dev.jvitals.threads.signature.Place;
import dev.jvitals.threads.signature.Signature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one distinct stack; worked out once, however many threads have it. Compare by identity: equal stacks
 * of one {@link DumpSeries} are the same instance.
 */
public final class StackFacts {
    private final List<StackFrame> frames;
    private final Shape shape;
    private final int firstOutsideJdk;
    private final int firstOwn;

    /** A stack without noise; the same instance for all stacks that are alike. Compared by identity. */
    public static final class Shape {
        private final List<String> names;
        private final @Nullable Signature signature;
        private final Set<Place> places;

        Shape(List<String> names, @Nullable Signature signature, Set<Place> places) {
            this.names = names;
            this.signature = signature;
            this.places = places;
        }

        /** Frames as {@code class.method} without line numbers and generated numbers, top first. */
        public List<String> names() {
            return names;
        }

        /** What such a stack is known as, null where no signature fits. */
        public @Nullable Signature signature() {
            return signature;
        }
    }

    StackFacts(List<StackFrame> frames, Shape shape) {
        this.frames = frames;
        this.shape = shape;
        this.firstOutsideJdk = CodeOrigin.firstOutsideJdk(frames);
        this.firstOwn = CodeOrigin.firstOwn(frames, Math.max(firstOutsideJdk, 0));
    }

    /** The frames, top first. */
    public List<StackFrame> frames() {
        return frames;
    }

    /** The stack without noise. */
    public Shape shape() {
        return shape;
    }

    /** What the stack is known as, null where no signature fits. */
    public @Nullable Signature signature() {
        return shape.signature();
    }

    /** Whether the stack runs through that place. */
    public boolean isIn(Place place) {
        return shape.places.contains(place);
    }

    /** The top frame, null for an empty stack. */
    public @Nullable StackFrame top() {
        return frames.isEmpty() ? null : frames.getFirst();
    }

    /** The topmost frame that the JDK does not bring, null where there is none. */
    public @Nullable StackFrame topOutsideJdk() {
        return firstOutsideJdk < 0 ? null : frames.get(firstOutsideJdk);
    }

    /** The topmost frame of one's own code, null where there is none. */
    public @Nullable StackFrame topOwn() {
        return firstOwn < 0 ? null : frames.get(firstOwn);
    }

    /** Index of the topmost frame of one's own code, -1 where there is none. */
    public int topOwnIndex() {
        return firstOwn;
    }

    /** The frame that says most about the work: the topmost own, else outside the JDK, else at all; null if none. */
    public @Nullable StackFrame telling() {
        StackFrame own = topOwn();
        StackFrame outside = topOutsideJdk();
        return own != null ? own : outside != null ? outside : top();
    }
}
