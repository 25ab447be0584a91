package dev.jvitals.heap.graph;

/** How the loops over a whole graph are cut: one call for each block. */
public final class Blocks {
    /**
     * Rounds in one call. HotSpot compiles a method with its best compiler after 600 calls that did 15,000 rounds together,
     * but after 40,000 rounds in fewer calls it first makes a version for the call that is under way. With so few rounds in a
     * call the better version comes early, and is the only one. Whoever calls asks for the cancel signal between.
     */
    public static final int ROUNDS = 1 << 6;

    private Blocks() {}
}
