package dev.jvitals.threads.read;

/**
 * Reads dumps of one dialect, line by line. Outside of a dump it takes only lines that a dump can begin with, which is
 * how a file's dialect is recognised; inside it takes all lines of its dialect. One thread.
 */
interface DialectReader {
    /** Takes the line if it is one of this dialect and changes nothing otherwise. */
    boolean take(Line line);

    /** The line was taken by nobody. */
    default void foreign(Line line) {}

    /** Ends the dump that is open, if one is: the input is over or goes on in another dialect. */
    void finish();
}
