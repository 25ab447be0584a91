package dev.jvitals.session.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs side by side as far as the machine's cores reach: the first of the list that still fits begins, so that short
 * ones fill the gaps that long ones leave.
 *
 * @param cores what may be taken at one time; a job that wants more runs when nothing else does
 * @param atOnce how many may run at one time
 * @param apartMillis between two starts, so that start-ups do not pile up
 */
record Schedule(double cores, int atOnce, long apartMillis) {
    /** Rounding of sums of tenths. */
    private static final double EPSILON = 1e-9;

    private record Ended<R>(double cores, R result) {}

    /** Runs all, and returns the results in the order in which they ended. Blocks; an interrupt interrupts all runs, and waits for them to end. */
    <J, R> List<R> run(List<J> jobs, ToDoubleFunction<J> wanted, Function<J, R> work) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletionService<Ended<R>> runs = new ExecutorCompletionService<>(threads);
        List<J> waiting = new ArrayList<>(jobs);
        List<R> results = new ArrayList<>();
        double taken = 0;
        int running = 0;
        try {
            while (!waiting.isEmpty() || running > 0) {
                for (J job = next(waiting, running, taken, wanted);
                        job != null;
                        job = next(waiting, running, taken, wanted)) {
                    J begun = job;
                    double cores = wanted.applyAsDouble(job);
                    runs.submit(() -> new Ended<>(cores, work.apply(begun)));
                    taken += cores;
                    running++;
                    TimeUnit.MILLISECONDS.sleep(apartMillis);
                }
                Ended<R> ended = runs.take().get();
                running--;
                taken = running == 0 ? 0 : taken - ended.cores();
                results.add(ended.result());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private <J> @Nullable J next(List<J> waiting, int running, double taken, ToDoubleFunction<J> wanted) {
        for (Iterator<J> jobs = waiting.iterator(); jobs.hasNext(); ) {
            J job = jobs.next();
            boolean fits = running == 0 || (running < atOnce && taken + wanted.applyAsDouble(job) <= cores + EPSILON);
            if (fits) {
                jobs.remove();
                return job;
            }
        }
        return null;
    }

    /** The longest first, and what wants the machine alone last. */
    static <J> Comparator<J> order(Function<J, Appetite> appetite) {
        return Comparator.comparing(
                        (J job) -> Double.isInfinite(appetite.apply(job).cores()))
                .thenComparing(job -> appetite.apply(job).expected(), Comparator.reverseOrder());
    }
}
