package dev.jvitals.demo.common;

/** A program that falls ill in one way, or stays well when asked to be healthy. */
public interface Incident {
    /** Starts its threads and returns; they run until the JVM ends. */
    void start() throws Exception;
}
