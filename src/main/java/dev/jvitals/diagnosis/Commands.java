package dev.jvitals.diagnosis;

/** Parts of the command lines that findings advise. */
public final class Commands {
    private Commands() {}

    /**
     * Records a JVM for a while and prints what it recorded of one kind.
     *
     * @param pid the process id, or {@code PID} where unknown
     * @param options of {@code JFR.start}
     * @param name the file's, without the process id
     * @param event the kind of events to print
     */
    public static String recording(String pid, String options, String name, String event) {
        String file = file(name, pid, "jfr");
        return "jcmd " + pid + " JFR.start " + options + " filename=" + file + ", then jfr print --events " + event
                + " " + file;
    }

    /**
     * Takes a heap dump and opens it.
     *
     * @param pid the process id, or {@code PID} where unknown
     * @param options of {@code jvitals heap}: what to show of it; may be empty
     */
    public static String heapDump(String pid, String options) {
        String file = file("heap", pid, "hprof");
        return "jvitals dump " + pid + " --heap --out " + file + ", then jvitals heap " + file
                + (options.isEmpty() ? "" : " " + options);
    }

    /** The same of a process id that is known. */
    public static String heapDump(long pid, String options) {
        return heapDump(Long.toString(pid), options);
    }

    /**
     * A file for what a JVM tells of itself, in the home folder: it may hold secrets, and in a folder that all share anybody
     * could read it, or put a link of that name there before.
     */
    public static String file(String name, String pid, String extension) {
        return "$HOME/" + name + "-" + pid + "." + extension;
    }
}
