package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.IdList;
import dev.jvitals.heap.column.Scratch;

/**
 * The immediate dominator of each reached object, by Semi-NCA (Georgiadis, Tarjan, Werneck: Finding Dominators in Practice,
 * 2006), in numbers of the depth-first order. A dominator's number is smaller than those it dominates.
 *
 * <p>First every thread looks at a part of the objects ({@link #look}): where nobody with a larger number refers to an
 * object, its semidominator is the smallest number that does. The others, one in eight and fewer, need the labels of all
 * larger numbers; {@link #find} goes through them on one thread.
 */
public final class Dominators {
    /** Sources looked up together: more than a processor waits for at once, and few enough to stay in its nearest cache. */
    private static final int AHEAD = 64;

    private final Scratch scratch;
    private final DepthFirstOrder order;
    private final InboundRows inbound;
    private final long count;
    private final IdArray dominators;
    /** Side by side, since both are wanted at once and far from the last: each number's ancestor, and its label. */
    private final IdArray links;

    /** Numbers whose semidominators are found together, and where their rows begin. */
    private final long[] waiting = new long[AHEAD];

    private final long[] starts = new long[AHEAD];
    private int waitingCount;
    private final long[] sources = new long[AHEAD];
    /** What {@link #fetch} read; the compiler would leave out reads that lead to nothing. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private final IdList path;

    /** Dominators that are not known yet: {@link #look} and then {@link #find} are left to be done. */
    public Dominators(Scratch scratch, DepthFirstOrder order, InboundRows inbound) {
        this.scratch = scratch;
        this.order = order;
        this.inbound = inbound;
        count = order.reached() + 1;
        dominators = scratch.ids(count, count + 1); // count stands for one that is not known yet
        links = scratch.ids(2 * count, count);
        path = new IdList(scratch, count, count);
    }

    /** Looks at part {@code part} of {@code parts}; several threads may look at a part each. */
    public void look(int part, int parts, Steps steps) {
        Blocks.up(first(part, parts), first(part + 1, parts), steps, new SmallerSources());
    }

    private long first(int part, int parts) {
        return part == parts ? count : 1 + (count - 1) / parts * part;
    }

    /** Finds all dominators, once all parts have been looked at. */
    public void find(Steps steps) {
        Blocks.down(1, count, steps, new Semidominators());
        findWaiting();
        Blocks.up(1, count, steps, new NearestCommonAncestors());
        scratch.free(links);
        path.free(scratch);
    }

    /** The dominator's number, 0 for an object that only the virtual root dominates. */
    public long dominator(long number) {
        return dominators.get(number);
    }

    public void free(Scratch scratch) {
        scratch.free(dominators);
    }

    /** Semidominators of objects that only smaller numbers refer to; {@link #count} for all others. And all links. */
    private final class SmallerSources implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long number = from; number < to; number++) {
                long semi = smallestSource(number);
                dominators.set(number, semi);
                links.set(2 * number, order.parent(number));
                links.set(2 * number + 1, semi);
            }
        }
    }

    private long smallestSource(long number) {
        long id = order.object(number);
        if (order.isRoot(id)) {
            return 0;
        }
        long smallest = order.parent(number);
        long at = inbound.start(id);
        long end = inbound.end(id);
        if (end - at == 1) { // most objects: the walk came along the only reference
            return smallest;
        }
        for (; at < end; at++) {
            long source = order.number(inbound.source(at));
            if (source > number) {
                return count;
            }
            if (source != 0) {
                smallest = Math.min(smallest, source);
            }
        }
        return smallest;
    }

    /** The others' semidominators, larger numbers first. */
    private final class Semidominators implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long number = to - 1; number >= from; number--) {
                if (dominators.get(number) == count) {
                    waiting[waitingCount++] = number;
                    if (waitingCount == AHEAD) {
                        findWaiting();
                    }
                }
            }
        }
    }

    private void findWaiting() {
        touchRows();
        touchSources();
        for (int i = 0; i < waitingCount; i++) {
            long semi = semidominator(waiting[i]);
            dominators.set(waiting[i], semi);
            links.set(2 * waiting[i] + 1, semi);
        }
        waitingCount = 0;
    }

    /** Finds where the rows of the waiting begin, and touches them. No read waits for another here; see {@link #fetch}. */
    private void touchRows() {
        long sum = 0;
        for (int i = 0; i < waitingCount; i++) {
            starts[i] = inbound.start(order.object(waiting[i]));
        }
        for (int i = 0; i < waitingCount; i++) {
            sum += inbound.source(starts[i]);
        }
        touched = sum;
    }

    private void touchSources() {
        long sum = 0;
        for (int i = 0; i < waitingCount; i++) {
            sum += links.get(2 * order.number(inbound.source(starts[i])));
            sum += links.get(2 * order.number(inbound.source(starts[i] + 1))); // who waits has two at least
        }
        touched += sum;
    }

    private long semidominator(long number) {
        long semi = order.parent(number);
        long id = order.object(number);
        long end = inbound.end(id);
        int here;
        for (long at = inbound.start(id); at < end && semi > 0; at += here) { // nothing is smaller than 0
            here = (int) Math.min(sources.length, end - at);
            fetch(at, here);
            for (int i = 0; i < here; i++) {
                long source = sources[i];
                if (source != 0) {
                    semi = Math.min(semi, source <= number ? source : smallestLabel(source, number));
                }
            }
        }
        return semi;
    }

    /**
     * Reads the numbers of some sources, and touches their links. No read waits for another here, so that the processor waits
     * for many lines of memory at once; where they are used, it would wait for each.
     */
    private void fetch(long at, int many) {
        for (int i = 0; i < many; i++) {
            sources[i] = order.number(inbound.source(at + i));
        }
        long sum = 0;
        for (int i = 0; i < many; i++) {
            sum += links.get(2 * sources[i]);
        }
        touched = sum;
    }

    /** The smallest label on the path from {@code number} up to the last above {@code below}; shortens the path. */
    private long smallestLabel(long number, long below) {
        long at = number;
        long ancestor = links.get(2 * at);
        while (ancestor > below) {
            path.add(at);
            at = ancestor;
            ancestor = links.get(2 * at);
        }
        long label = links.get(2 * at + 1);
        while (path.size() > 0) {
            at = path.removeLast();
            label = Math.min(label, links.get(2 * at + 1));
            links.set(2 * at, ancestor);
            links.set(2 * at + 1, label);
        }
        return label;
    }

    private final class NearestCommonAncestors implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long number = from; number < to; number++) {
                long semi = dominators.get(number);
                long dominator = order.parent(number);
                while (dominator > semi) {
                    dominator = dominators.get(dominator);
                }
                dominators.set(number, dominator);
            }
        }
    }
}
