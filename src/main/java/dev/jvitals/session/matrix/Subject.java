package dev.jvitals.session.matrix;

import dev.jvitals.session.bench.OwnWindow;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A JVM that runs for the matrix: a practice incident, or JVitals' own window with a practice server to watch. */
final class Subject implements AutoCloseable {
    /** Two cores that start several JVMs at once need long for each. */
    private static final long START_SECONDS = 60;

    private final long pid;
    private final PracticeRun practice;
    private final AutoCloseable alsoClosed;
    private boolean closed;
    private final CountDownLatch running = new CountDownLatch(1);

    private Subject(long pid, PracticeRun practice, AutoCloseable alsoClosed) {
        this.pid = pid;
        this.practice = practice;
        this.alsoClosed = alsoClosed;
        Thread.ofPlatform().daemon().name("practice-output").start(this::follow);
    }

    static Subject start(MatrixCell cell, PracticeOptions options) {
        if (!cell.incident().id().equals(ItselfCell.ID)) {
            PracticeRun practice = PracticeRun.start(cell.incident(), options);
            return new Subject(practice.pid(), practice, () -> {});
        }
        PracticeRun watched = PracticeRun.start(Incidents.named("healthy"), options);
        try {
            OwnWindow window = OwnWindow.watching(watched.pid());
            return new Subject(window.pid(), watched, window);
        } catch (RuntimeException e) {
            watched.close();
            throw e;
        }
    }

    long pid() {
        return pid;
    }

    /** Whether it has a memory limit of its own. */
    boolean isLimited() {
        return practice.isLimited();
    }

    private void follow() {
        try {
            practice.follow(line -> {
                if (line.equals("running")) {
                    running.countDown();
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.countDown(); // it has ended
        }
    }

    /** Waits until its threads run. */
    void awaitRunning() throws InterruptedException {
        if (!running.await(START_SECONDS, TimeUnit.SECONDS)) {
            System.getLogger(Subject.class.getName()).log(System.Logger.Level.INFO, pid + " does not say that it runs");
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Ends it now; a second time does nothing. */
    void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            alsoClosed.close();
        } catch (Exception e) {
            System.getLogger(Subject.class.getName()).log(System.Logger.Level.INFO, "closing " + pid, e);
        } finally {
            practice.close();
        }
    }
}
