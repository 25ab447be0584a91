package dev.jvitals.threads.read;

/** Reads dumps of one dialect, line by line. One thread. */
interface DialectReader {
    /** Whether a dump of this dialect can begin with the line, which is how a file's dialect is recognised. */
    boolean begins(Line line);

    /** Takes the line if it is one of this dialect and changes nothing otherwise. */
    boolean take(Line line);

    /** The line was taken by nobody. */
    default void foreign(Line line) {}

    /** Ends the dump that is open, if one is: the input is over or goes on in another dialect. */
    void finish();
}
