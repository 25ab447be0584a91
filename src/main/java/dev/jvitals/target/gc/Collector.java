package dev.jvitals.target.gc;

/** HotSpot's garbage collectors, by the name that people use. */
public enum Collector {
    SERIAL("Serial"),
    PARALLEL("Parallel"),
    G1("G1"),
    ZGC("ZGC"),
    SHENANDOAH("Shenandoah"),
    EPSILON("Epsilon"),
    CMS("CMS"),
    /** Not told yet, or none of HotSpot's. */
    UNKNOWN("unknown");

    private final String label;

    Collector(String label) {
        this.label = label;
    }

    /** As people write it, for example {@code G1}. */
    public String label() {
        return label;
    }
}
