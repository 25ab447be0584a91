package dev.jvitals.session.diagnose;

/** Gets what a diagnosis asked of the JVM, to keep it beside the series: a recording, a bundle. For the diagnosis's thread. */
@FunctionalInterface
public interface EvidenceKeeper {
    /** Flags with their origins, as {@code jcmd PID VM.flags -all} prints them. */
    String FLAGS = "jvm.flags";
    /** A thread dump, as {@code jcmd PID Thread.print} prints it. */
    String THREADS = "threads.dump";

    /** Keeps nothing. */
    EvidenceKeeper NONE = (_, _, _, _) -> {};

    /** Takes one answer. */
    void keep(String kind, String name, long atMillis, String text);
}
