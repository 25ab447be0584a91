package dev.jvitals.session.files;

import dev.jvitals.base.Cancellation;
import java.nio.file.Path;

/** The kinds of files that servers leave behind, as far as JVitals knows them. */
public enum FileKind {
    /** HPROF, plain or compressed with gzip. */
    HEAP_DUMP("heap dump"),
    /** One or more thread dumps of any dialect, also inside a log; also a folder of them. */
    THREAD_DUMP("thread dump"),
    /** A recording by JVitals. */
    RECORDING("recording"),
    /** Unified logging of JDK 9 and later, or the older formats. */
    GC_LOG("garbage collection log"),
    /** What {@code jcmd PID VM.native_memory} prints. */
    NATIVE_MEMORY("native memory summary"),
    /** {@code hs_err_pidN.log}. */
    CRASH_REPORT("crash report"),
    /** JDK Flight Recorder's own file. */
    FLIGHT_RECORDING("flight recording"),
    /** None of these. */
    UNKNOWN("unknown file");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** For people, in lower case. */
    public String label() {
        return label;
    }

    /**
     * What the file is. Reads its first bytes; of a text that does not say so at once, the first 16 MB. Not for the
     * JavaFX thread.
     *
     * @throws dev.jvitals.base.Failure in one sentence where the file cannot be read at all
     */
    public static FileKind of(Path file, Cancellation cancellation) {
        return new FileRecognition(cancellation).recognise(file);
    }
}
