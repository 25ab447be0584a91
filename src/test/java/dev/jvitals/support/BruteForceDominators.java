package dev.jvitals.support;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Dominators from their definition: v dominates w when w cannot be reached without v. Cost: O(objects × references), so for
 * small graphs only.
 */
public final class BruteForceDominators {
    /** The virtual root. */
    public static final int ROOT = -1;
    /** Not reached at all. */
    public static final int UNREACHED = -2;

    private final List<int[]> references;
    private final Set<Integer> roots;
    private final BitSet reached;
    private final BitSet[] dominated;

    /** {@code references} by object; {@code roots} are objects. */
    public BruteForceDominators(List<int[]> references, Set<Integer> roots) {
        this.references = references;
        this.roots = roots;
        this.reached = reachedWithout(-1);
        this.dominated = new BitSet[references.size()];
        for (int object = 0; object < dominated.length; object++) {
            dominated[object] = (BitSet) reached.clone();
            dominated[object].andNot(reachedWithout(object));
        }
    }

    private BitSet reachedWithout(int left) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            int object = open.pop();
            if (object != left && !seen.get(object)) {
                seen.set(object);
                for (int target : references.get(object)) {
                    open.push(target);
                }
            }
        }
        return seen;
    }

    /** The immediate dominator: of all that dominate the object, the one that all others dominate. */
    public int dominator(int object) {
        if (!reached.get(object)) {
            return UNREACHED;
        }
        int best = ROOT;
        for (int other = 0; other < dominated.length; other++) {
            boolean dominates = other != object && dominated[other].get(object);
            if (dominates && (best == ROOT || dominated[best].get(other))) {
                best = other;
            }
        }
        return best;
    }

    /** All that go with the object, itself included. */
    public BitSet dominated(int object) {
        return dominated[object];
    }
}
