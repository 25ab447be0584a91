package dev.jvitals.demo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code Busy WORKERS}: each worker does small requests (strings, a map, short-lived objects, some that live longer) without
 * a pause. Answers each line of its input with the operations so far; ends with its input. With no workers it idles.
 */
public final class Busy {
    /** Threads that wait, as most threads of a server do: observers list them too. */
    private static final int WAITING_THREADS = 40;

    private static final int KEPT = 4_096;
    private static final LongAdder OPERATIONS = new LongAdder();

    private Busy() {}

    public static void main(String[] args) throws IOException {
        int workers = Integer.parseInt(args[0]);
        for (int i = 0; i < workers; i++) {
            start("worker-" + i, Busy::work);
        }
        for (int i = 0; i < WAITING_THREADS && workers > 0; i++) {
            start("waiting-" + i, Busy::waitForever);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(OPERATIONS.sum());
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void work() {
        String[] kept = new String[KEPT];
        for (int number = 0; ; number++) {
            kept[number % KEPT] = request(number);
            OPERATIONS.increment();
        }
    }

    private static String request(int number) {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < 16; i++) {
            words.merge("key-" + (number + i) % 11, i, Integer::sum);
        }
        return words.toString();
    }

    private static void waitForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
