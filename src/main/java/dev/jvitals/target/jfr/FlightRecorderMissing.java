package dev.jvitals.target.jfr;

import java.io.IOException;

/** This JVM has no flight recorder to stream from, and will have none. */
public final class FlightRecorderMissing extends IOException {
    private static final long serialVersionUID = 1L;

    FlightRecorderMissing(String sentence) {
        super(sentence);
    }
}
