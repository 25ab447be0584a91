package dev.jvitals.heap.build;

import dev.jvitals.base.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The threads that build one index. When one fails, the others are told to stop, and the first failure is thrown. */
final class Workers implements AutoCloseable {
    /** Does numbered tasks on one thread. */
    interface Worker extends AutoCloseable {
        void work(int task);

        /** No task is left. Called only when all went well. */
        default void done() {}

        @Override
        default void close() {}
    }

    private final int threads;
    private final ExecutorService executor;
    private final Cancellation cancellation;
    private volatile boolean failed;

    Workers(int threads, Cancellation cancellation) {
        this.threads = threads;
        this.cancellation = cancellation;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "heap index");
            thread.setDaemon(true);
            return thread;
        });
    }

    int threads() {
        return threads;
    }

    /** Runs tasks 0 to {@code tasks} − 1, each on some thread, each thread with a worker of its own; waits for all. */
    void each(int tasks, int atMostThreads, Supplier<Worker> workers) {
        AtomicInteger next = new AtomicInteger();
        List<Runnable> runs = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, atMostThreads); i++) {
            runs.add(() -> {
                try (Worker worker = workers.get()) {
                    for (int task = next.getAndIncrement(); task < tasks && !failed; task = next.getAndIncrement()) {
                        cancellation.check();
                        worker.work(task);
                    }
                    worker.done();
                }
            });
        }
        all(runs);
    }

    /** Runs all, at once where there are threads enough; waits for all. */
    void all(List<Runnable> runs) {
        List<Future<?>> futures = new ArrayList<>();
        for (Runnable each : runs) {
            futures.add(executor.submit(() -> {
                try {
                    each.run();
                } catch (Throwable e) {
                    failed = true;
                    throw e;
                }
            }));
        }
        Throwable first = null;
        for (Future<?> each : futures) {
            try {
                each.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                cancellation.cancel();
                Thread.currentThread().interrupt();
            }
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        } else if (first instanceof Error error) {
            throw error;
        } else if (first != null) {
            throw new IllegalStateException(first);
        }
        cancellation.check();
    }

    @Override
    public void close() {
        executor.close();
    }
}
