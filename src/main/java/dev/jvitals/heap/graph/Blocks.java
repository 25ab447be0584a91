package dev.jvitals.heap.graph;

/** How the loops over a whole graph are cut: one call for each block. */
public final class Blocks {
    /**
     * Rounds in one call. HotSpot compiles a method with its best compiler after 600 calls that did 15,000 rounds together,
     * but after 40,000 rounds in fewer calls it first makes a version for the call that is under way. With so few rounds in a
     * call the better version comes long before, and is the only one. Asks {@link Steps} between.
     */
    public static final int ROUNDS = 1 << 4;

    /** One block. A class rather than a lambda: of a lambda, its body and what the body calls HotSpot compiles each. */
    @FunctionalInterface
    public interface Block {
        void run(long from, long to);
    }

    private Blocks() {}

    /** All blocks from {@code from} to before {@code to}, upwards. */
    public static void up(long from, long to, Steps steps, Block block) {
        for (long at = from; at < to; at += ROUNDS) {
            steps.next(ROUNDS);
            block.run(at, Math.min(to, at + ROUNDS));
        }
    }

    /** All blocks from {@code from} to before {@code to}, the last one first. */
    public static void down(long from, long to, Steps steps, Block block) {
        for (long at = to; at > from; at -= ROUNDS) {
            steps.next(ROUNDS);
            block.run(Math.max(from, at - ROUNDS), at);
        }
    }
}
