package dev.jvitals.hprof;

/** Why the JVM keeps an object, as HPROF's root records have it. */
public enum RootKind {
    UNKNOWN(0xff, "unknown"),
    JNI_GLOBAL(0x01, "JNI global"),
    JNI_LOCAL(0x02, "JNI local"),
    JAVA_FRAME(0x03, "Java local"),
    NATIVE_STACK(0x04, "native stack"),
    SYSTEM_CLASS(0x05, "system class"),
    THREAD_BLOCK(0x06, "thread block"),
    BUSY_MONITOR(0x07, "busy monitor"),
    THREAD(0x08, "thread"),
    /** Not in the file: an object that nothing reaches, kept because the reader asked for unreachable objects. */
    UNREACHABLE(0x90, "unreachable");

    /** No thread or no frame. */
    public static final int NO_THREAD = -1;

    private final int tag;
    private final String label;

    RootKind(int tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /** The record's tag. */
    public int tag() {
        return tag;
    }

    /** The kind whose tag has that low byte, {@link #UNKNOWN} where none has. */
    public static RootKind ofTag(int tag) {
        for (RootKind each : values()) {
            if ((byte) each.tag == (byte) tag) {
                return each;
            }
        }
        return UNKNOWN;
    }

    /** What people read. */
    public String label() {
        return label;
    }
}
