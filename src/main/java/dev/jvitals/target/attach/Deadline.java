package dev.jvitals.target.attach;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a call that may never return on a thread of its own and waits only so long for it. */
public final class Deadline {
    private Deadline() {}

    /**
     * What the call returns. After the deadline its thread is interrupted and left behind, and the caller goes on.
     *
     * @param what the call in a few words, for the sentence that says it did not come back
     * @throws IOException what the call threw, or that it did not come back in time
     */
    public static <T> T call(String what, Duration limit, Callable<T> body) throws IOException {
        FutureTask<T> task = new FutureTask<>(body);
        Thread.ofPlatform().daemon().name("jvitals-call " + what).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException(what + ": no answer for " + limit.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(what + ": interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(what + ": " + e.getCause(), e);
        }
    }
}
