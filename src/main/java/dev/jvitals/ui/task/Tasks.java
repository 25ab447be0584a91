package dev.jvitals.ui.task;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Starts background work for the window and lists what is running. Work runs on threads of its own, never on the JavaFX
 * thread; results arrive on the JavaFX thread. Tests hand in executors that run here and now.
 */
public final class Tasks implements AutoCloseable {
    private final Executor background;
    private final Executor screen;
    private final ObservableList<Job<?>> running = FXCollections.observableArrayList();

    public Tasks(Executor background, Executor screen) {
        this.background = background;
        this.screen = screen;
    }

    /** For a window: daemon threads as needed, and the JavaFX thread. */
    public static Tasks forWindow() {
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("jvitals-task-", 1).factory());
        return new Tasks(threads, Platform::runLater);
    }

    /** Work with a title that people read ("Opening oom.hprof"). Nothing happens before {@link Job#start()}. */
    public <T> Job<T> run(String title, Work<T> work) {
        return new Job<>(title, work, background, screen, this::follow);
    }

    /** What is running just now, oldest first; for the JavaFX thread. */
    public ObservableList<Job<?>> running() {
        return running;
    }

    private void follow(Job<?> job) {
        running.add(job);
        job.state().addListener((_, _, now) -> {
            if (now != Job.State.RUNNING) {
                running.remove(job);
            }
        });
    }

    /** Cancels what runs and lets the threads go, without waiting. */
    @Override
    public void close() {
        running.forEach(Job::cancel);
        if (background instanceof ExecutorService threads) {
            threads.shutdown();
        }
    }
}
