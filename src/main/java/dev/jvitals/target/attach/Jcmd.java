package dev.jvitals.target.attach;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Diagnostic commands of one JVM, as jcmd runs them. Thread-safe; one command at a time, since HotSpot answers one at a
 * time. What a command costs the target is the command's: {@code VM.version} nothing, {@code Thread.print} and
 * {@code GC.class_histogram} a safepoint, {@code GC.heap_dump} a long one.
 */
public final class Jcmd {
    private final long pid;
    private final Semaphore turn = new Semaphore(1);

    public Jcmd(long pid) {
        this.pid = pid;
    }

    /** The command's whole answer. Throws {@link IOException} with a sentence if it fails or does not come in time. */
    public String run(String command, Duration limit) throws IOException {
        return Deadline.call(
                command,
                limit,
                () -> inTurn(() -> {
                    try (InputStream answer = AttachSocket.send(pid, "jcmd", command)) {
                        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }));
    }

    /** Copies the command's answer as it comes, however long; returns the number of bytes. */
    public long copy(String command, OutputStream out, Duration limit) throws IOException {
        return Deadline.call(
                command,
                limit,
                () -> inTurn(() -> {
                    try (InputStream answer = AttachSocket.send(pid, "jcmd", command)) {
                        return answer.transferTo(out);
                    }
                }));
    }

    private interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Waiting for one's turn counts towards the deadline, which ends it by an interrupt. */
    private <T> T inTurn(Call<T> call) throws IOException, InterruptedException {
        turn.acquire();
        try {
            return call.run();
        } finally {
            turn.release();
        }
    }

    /** As {@link #run}, but fails as users meet it. */
    public String runOrFail(String command, Duration limit) {
        try {
            return run(command, limit);
        } catch (IOException e) {
            throw Failure.unreachable(pid, String.valueOf(e.getMessage()), e);
        }
    }

    public long pid() {
        return pid;
    }
}
