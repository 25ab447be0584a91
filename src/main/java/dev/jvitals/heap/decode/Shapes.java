package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;
import static dev.jvitals.heap.decode.Shape.field;
import static dev.jvitals.heap.decode.Shape.fixed;
import static dev.jvitals.heap.decode.Shape.lengthOf;
import static dev.jvitals.heap.decode.Shape.noStorage;
import static dev.jvitals.heap.decode.Shape.sizeField;
import static dev.jvitals.heap.decode.Shape.unknown;

import dev.jvitals.heap.decode.Walks.EntryFields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the JDK's collections, by the name of the class that declares the fields. */
final class Shapes {
    private static final EntryFields KEY_VALUE_NEXT = new EntryFields("key", "value", "next");
    private static final EntryFields REFERENT_VALUE_NEXT = new EntryFields("referent", "value", "next");
    private static final Map<String, Shape> BY_CLASS = new HashMap<>();

    static {
        maps();
        immutables();
        lists();
        queues();
        sets();
        wrappers();
    }

    private Shapes() {}

    /** The shape of an object by its class or the nearest superclass that is known, null where none is. */
    static @Nullable Shape of(ObjectReader in, long id) {
        if (id == NONE) {
            return null;
        }
        for (String name : in.classNames(id)) {
            Shape shape = BY_CLASS.get(name);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    static boolean knows(String className) {
        return BY_CLASS.containsKey(className);
    }

    private static void maps() {
        hashMap("java.util.HashMap", "size", KEY_VALUE_NEXT);
        hashMap("java.util.Hashtable", "count", KEY_VALUE_NEXT);
        hashMap("java.util.WeakHashMap", "size", REFERENT_VALUE_NEXT);
        map(
                "java.util.LinkedHashMap",
                sizeField("size"),
                (in, id, visitor) ->
                        Walks.chain(in, in.reference(id, "head"), new EntryFields("key", "value", "after"), visitor),
                field("table"));
        // From JDK 9 on it keeps its content in a ConcurrentHashMap; before, it is a Hashtable.
        Wrappers.add("java.util.Properties", "map");
        map(
                "java.util.Properties",
                (in, id) -> in.reference(id, "map") == NONE ? (int) in.number(id, "count", 0) : sizeInside(in, id),
                (in, id, visitor) -> in.reference(id, "map") == NONE
                        ? Walks.table(in, in.reference(id, "table"), KEY_VALUE_NEXT, visitor)
                        : walkInside(in, id, visitor),
                noStorage());
        map(
                "java.util.concurrent.ConcurrentHashMap",
                OddLayouts::concurrentSize,
                OddLayouts::concurrentMap,
                field("table"));
        map(
                "java.util.TreeMap",
                sizeField("size"),
                (in, id, visitor) -> Walks.tree(in, in.reference(id, "root"), visitor),
                noStorage());
        map(
                "java.util.IdentityHashMap",
                sizeField("size"),
                (in, id, visitor) -> Walks.alternating(in, in.reference(id, "table"), visitor),
                field("table"));
        map("java.util.EnumMap", sizeField("size"), OddLayouts::enumMap, field("vals"));
        map("java.util.concurrent.ConcurrentSkipListMap", unknown(), OddLayouts::skipListMap, noStorage());
        map(
                "java.lang.ThreadLocal$ThreadLocalMap",
                sizeField("size"),
                (in, id, visitor) -> Walks.present(
                        in,
                        in.reference(id, "table"),
                        (_, entry) -> visitor.entry(in.reference(entry, "referent"), in.reference(entry, "value"))),
                field("table"));
    }

    private static void immutables() {
        map(
                "java.util.ImmutableCollections$MapN",
                sizeField("size"),
                (in, id, visitor) -> Walks.alternating(in, in.reference(id, "table"), visitor),
                noStorage());
        map(
                "java.util.ImmutableCollections$Map1",
                fixed(1),
                (in, id, visitor) -> visitor.entry(in.reference(id, "k0"), in.reference(id, "v0")),
                noStorage());
        array("java.util.ImmutableCollections$ListN", Kind.LIST, "elements", lengthOf("elements"));
        put("java.util.ImmutableCollections$List12", Kind.LIST, OddLayouts::pairSize, OddLayouts::pair, noStorage());
        put("java.util.ImmutableCollections$Set12", Kind.SET, OddLayouts::pairSize, OddLayouts::pair, noStorage());
        put(
                "java.util.ImmutableCollections$SetN",
                Kind.SET,
                sizeField("size"),
                (in, id, visitor) -> Walks.present(in, in.reference(id, "elements"), visitor),
                noStorage());
    }

    private static void lists() {
        array("java.util.ArrayList", Kind.LIST, "elementData", sizeField("size"));
        array("java.util.Vector", Kind.LIST, "elementData", sizeField("elementCount"));
        array("java.util.Arrays$ArrayList", Kind.LIST, "a", lengthOf("a"));
        array("java.util.concurrent.CopyOnWriteArrayList", Kind.LIST, "array", lengthOf("array"));
        linked("java.util.LinkedList", sizeField("size"), "first");
        put(
                "java.util.Collections$SingletonList",
                Kind.LIST,
                fixed(1),
                (in, id, visitor) -> visitor.entry(NONE, in.reference(id, "element")),
                noStorage());
    }

    private static void queues() {
        array("java.util.PriorityQueue", Kind.LIST, "queue", sizeField("size"));
        array("java.util.concurrent.PriorityBlockingQueue", Kind.LIST, "queue", sizeField("size"));
        put(
                "java.util.ArrayDeque",
                Kind.LIST,
                OddLayouts::dequeSize,
                (in, id, visitor) -> Walks.ring(
                        in,
                        in.reference(id, "elements"),
                        (int) in.number(id, "head", 0),
                        OddLayouts.dequeSize(in, id),
                        visitor),
                field("elements"));
        put(
                "java.util.concurrent.ArrayBlockingQueue",
                Kind.LIST,
                sizeField("count"),
                (in, id, visitor) -> Walks.ring(
                        in,
                        in.reference(id, "items"),
                        (int) in.number(id, "takeIndex", 0),
                        (int) in.number(id, "count", 0),
                        visitor),
                field("items"));
        linked("java.util.concurrent.LinkedBlockingDeque", sizeField("count"), "first");
        skippingNull("java.util.concurrent.LinkedBlockingQueue", (in, id) ->
                (int) in.number(in.reference(id, "count"), "value", 0));
        skippingNull("java.util.concurrent.ConcurrentLinkedQueue", unknown());
        skippingNull("java.util.concurrent.ConcurrentLinkedDeque", unknown());
    }

    private static void sets() {
        backed("java.util.HashSet", "map");
        backed("java.util.TreeSet", "m");
        backed("java.util.concurrent.ConcurrentSkipListSet", "m");
        backed("java.util.concurrent.ConcurrentHashMap$CollectionView", "map");
        backed("java.util.Collections$SetFromMap", "m");
        delegating("java.util.concurrent.CopyOnWriteArraySet", Kind.SET, "al");
    }

    private static void wrappers() {
        for (String name : new String[] {"Unmodifiable", "Synchronized", "Checked"}) {
            delegating("java.util.Collections$" + name + "Collection", Kind.LIST, "c");
            delegating("java.util.Collections$" + name + "Set", Kind.SET, "c");
            delegating("java.util.Collections$" + name + "Map", Kind.MAP, "m");
        }
    }

    private static void put(String name, Kind kind, Shape.Size size, Shape.Walk walk, Shape.Storage storage) {
        BY_CLASS.put(name, new Shape(kind, size, walk, storage));
    }

    private static void map(String name, Shape.Size size, Shape.Walk walk, Shape.Storage storage) {
        put(name, Kind.MAP, size, walk, storage);
    }

    private static void hashMap(String name, String size, EntryFields fields) {
        map(
                name,
                sizeField(size),
                (in, id, visitor) -> Walks.table(in, in.reference(id, "table"), fields, visitor),
                field("table"));
    }

    private static void array(String name, Kind kind, String array, Shape.Size size) {
        put(
                name,
                kind,
                size,
                (in, id, visitor) -> Walks.ring(in, in.reference(id, array), 0, size.of(in, id), visitor),
                field(array));
    }

    private static void linked(String name, Shape.Size size, String first) {
        put(
                name,
                Kind.LIST,
                size,
                (in, id, visitor) -> Walks.links(in, in.reference(id, first), "item", "next", visitor),
                noStorage());
    }

    /** Queues whose chain begins with a node, and may hold more, that carry no element. */
    private static void skippingNull(String name, Shape.Size size) {
        put(
                name,
                Kind.LIST,
                size,
                (in, id, visitor) -> Walks.links(
                        in,
                        in.reference(id, "head"),
                        "item",
                        "next",
                        (key, element) -> element == NONE || visitor.entry(key, element)),
                noStorage());
    }

    /** Sets that keep their elements as the keys of a map. */
    private static void backed(String name, String mapField) {
        Wrappers.add(name, mapField);
        put(
                name,
                Kind.SET,
                Shapes::sizeInside,
                (in, id, visitor) -> walkInside(in, id, (key, _) -> visitor.entry(NONE, key)),
                Shapes::storageInside);
    }

    private static void delegating(String name, Kind kind, String field) {
        Wrappers.add(name, field);
        put(name, kind, Shapes::sizeInside, Shapes::walkInside, noStorage());
    }

    private static int sizeInside(ObjectReader in, long id) {
        long inside = Wrappers.inside(in, id);
        Shape shape = of(in, inside);
        return shape == null ? -1 : shape.size().of(in, inside);
    }

    private static boolean walkInside(ObjectReader in, long id, EntryVisitor visitor) {
        long inside = Wrappers.inside(in, id);
        Shape shape = of(in, inside);
        return shape == null || shape.walk().walk(in, inside, visitor);
    }

    private static long storageInside(ObjectReader in, long id) {
        long inside = Wrappers.inside(in, id);
        Shape shape = of(in, inside);
        return shape == null ? NONE : shape.storage().of(in, inside);
    }
}
