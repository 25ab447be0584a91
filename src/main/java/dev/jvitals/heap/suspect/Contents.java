package dev.jvitals.heap.suspect;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.CollectionReader;
import dev.jvitals.heap.decode.Kind;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what an object piles up. Reads samples of the dump. Any thread. */
final class Contents {
    /** So many parts tell their class: a collection rarely mixes more. */
    private static final int SAMPLE = 400;
    /** A table belongs to its map, an array to its list: the collection stands no further above. */
    private static final int CLIMB = 3;
    /** An object that is used as a collection has one as a field, or as a field of that. */
    private static final int DESCENT = 4;
    /** Where the index must count, it stops here: more is as telling. */
    private static final int MOST_COUNTED = 10_000_000;
    /** A run of so many objects that each hold the next of their class is a chain, not a coincidence. */
    private static final int CHAIN = 12;

    private final Heap heap;
    private final HeapReader reader;
    private final CollectionReader collections;
    private final Describer describer;

    Contents(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.collections = new CollectionReader(reader);
        this.describer = new Describer(heap);
    }

    /** What piles up at or right above {@code id}. */
    Accumulated of(long id) {
        long chain = chainLength(id);
        if (chain >= CHAIN) {
            return new Accumulated(describer.className(id), chain, "links of a chain", name(id));
        }
        long at = id;
        for (int i = 0; i < CLIMB && at != Heap.NONE; i++) {
            Optional<Accumulated> inCollection = ofCollection(at);
            if (inCollection.isPresent()) {
                return inCollection.get();
            }
            at = heap.immediateDominator(at);
        }
        return ofChildren(id);
    }

    /**
     * The collection that has what piles up at or right above {@code id}; {@code id} itself where there is none, or where it
     * begins a chain that is longer: a skip list is made of chains, but a queue may also be the only value of a map.
     */
    long holder(long id) {
        long at = id;
        for (int i = 0; i < CLIMB && at != Heap.NONE; i++) {
            Optional<Accumulated> content = ofCollection(at);
            if (content.isPresent()) {
                return isChain(id) && content.get().count() < chainLength(id) ? id : at;
            }
            at = heap.immediateDominator(at);
        }
        return id;
    }

    /** The content of the collection that has most of what {@code id} retains; empty where no such stands right below. */
    Optional<Accumulated> inside(long id) {
        long at = id;
        for (int i = 0; i <= DESCENT; i++) {
            Optional<Accumulated> content = ofCollection(at);
            long[] largest = heap.dominated(at, 0, 1);
            if (content.isPresent()
                    || largest.length == 0
                    || heap.retainedBytes(largest[0]) < heap.retainedBytes(at) / 2) {
                return content;
            }
            at = largest[0];
        }
        return Optional.empty();
    }

    /** The collection's content; empty for what is no collection that is known, or an empty one. */
    Optional<Accumulated> ofCollection(long id) {
        Optional<Kind> kind = collections.kind(id);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> classes = new HashMap<>();
        int[] seen = {0};
        collections.each(id, (key, value) -> {
            long part = value == Heap.NONE ? key : value;
            if (part != Heap.NONE) {
                classes.merge(describer.className(part), 1, Integer::sum);
            }
            return ++seen[0] < SAMPLE;
        });
        if (seen[0] == 0) {
            return Optional.empty();
        }
        int count = collections.count(id, MOST_COUNTED);
        return Optional.of(
                new Accumulated(mostFrequent(classes), count, kind.get().content(), name(id)));
    }

    private Accumulated ofChildren(long id) {
        long[] children = heap.dominated(id, 0, SAMPLE);
        if (children.length == 0) {
            return new Accumulated("", heap.shallowBytes(id), "bytes", name(id));
        }
        Map<String, Integer> classes = new HashMap<>();
        for (long child : children) {
            classes.merge(describer.className(child), 1, Integer::sum);
        }
        return new Accumulated(mostFrequent(classes), heap.dominatedCount(id), "objects", name(id));
    }

    /** How many objects of one class hold each other one by one below {@code id}, it included. */
    long chainLength(long id) {
        int type = heap.classIndexOf(id);
        long length = 1;
        long at = id;
        while (length < MOST_COUNTED) {
            long[] next = heap.dominated(at, 0, 1);
            if (next.length == 0 || heap.classIndexOf(next[0]) != type) {
                return length;
            }
            at = next[0];
            length++;
        }
        return length;
    }

    boolean isChain(long id) {
        int type = heap.classIndexOf(id);
        long at = id;
        for (int i = 1; i < CHAIN; i++) {
            long[] next = heap.dominated(at, 0, 1);
            if (next.length == 0 || heap.classIndexOf(next[0]) != type) {
                return false;
            }
            at = next[0];
        }
        return true;
    }

    private String name(long id) {
        return describer.className(id) + " 0x" + Long.toHexString(heap.addressOf(id));
    }

    static String mostFrequent(Map<String, Integer> classes) {
        return classes.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
