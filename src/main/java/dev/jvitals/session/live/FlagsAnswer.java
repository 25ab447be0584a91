package dev.jvitals.session.live;

import dev.jvitals.target.attach.Jcmd;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * What a JVM answers to {@code VM.flags -all}, asked before its management agent is started. HotSpot serves those who attach
 * one after the other: in a JVM that is out of memory the start of the agent never ends and keeps all others out, whereas
 * this command takes nothing of its heap. Thread-safe.
 */
final class FlagsAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Jcmd jcmd;
    private volatile String text = "";

    FlagsAnswer(Jcmd jcmd) {
        this.jcmd = jcmd;
    }

    /** Asks unless it was answered before; waits for some seconds at the most. */
    void ask() {
        if (!text.isEmpty()) {
            return;
        }
        try {
            text = jcmd.run("VM.flags -all", PATIENCE);
        } catch (IOException e) {
            System.getLogger(FlagsAnswer.class.getName())
                    .log(Level.DEBUG, "no answer to VM.flags from " + jcmd.pid(), e);
        }
    }

    /** The answer; empty while there is none. */
    String text() {
        return text;
    }
}
