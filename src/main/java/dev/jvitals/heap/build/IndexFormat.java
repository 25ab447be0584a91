package dev.jvitals.heap.build;

import dev.jvitals.heap.graph.TreeColumns;

/** The names of an index's sections, and their version. A change of meaning is a new version; old indexes are rebuilt. */
public final class IndexFormat {
    /** Version of all sections. */
    public static final int VERSION = 5;

    /** The catalog, as bytes. */
    public static final String CATALOG = "catalog";
    /** The address map, as memory. */
    public static final String ADDRESSES = "addresses";
    /** Class index by id. */
    public static final String CLASSES = "classes";
    /** Where the object's record begins in the dump, by id; 0 for the boot loader. */
    public static final String RECORDS = "records";
    /** Shallow bytes in units of 8, by id. */
    public static final String SHALLOW = "shallow";
    /** Retained bytes in units of 8, by id; 0 for unreachable objects. */
    public static final String RETAINED = "retained";
    /** By id: {@link #UNREACHABLE}, {@link #NO_DOMINATOR}, or the dominator's id plus {@link #FIRST_DOMINATOR}. */
    public static final String DOMINATORS = "dominators";
    /** Reachable objects by dominator, then by retained bytes, the largest first. */
    public static final String DOMINATED = "dominated";
    /** By id: where the object's row of {@link #INBOUND} begins; one more at the end. */
    public static final String INBOUND_STARTS = "inbound-starts";
    /** Ids of referring objects, row by row. */
    public static final String INBOUND = "inbound";
    /** How to find single places of a compressed dump, as bytes; see {@code DumpFile.places()}. */
    public static final String PLACES = "places";

    /** By class index: where the class's row of {@link #INSTANCES} begins; one more at the end. */
    public static final String INSTANCE_STARTS = "instance-starts";
    /** Ids by class, ascending; the row of a class with many objects is empty. */
    public static final String INSTANCES = "instances";

    public static final long UNREACHABLE = TreeColumns.UNREACHED;
    public static final long NO_DOMINATOR = TreeColumns.TOP;
    public static final long FIRST_DOMINATOR = TreeColumns.FIRST;
    /** All shallow and retained sizes are multiples of this. */
    public static final int SIZE_UNIT = 8;

    private IndexFormat() {}
}
