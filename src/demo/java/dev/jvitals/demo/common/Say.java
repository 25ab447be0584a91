package dev.jvitals.demo.common;

import java.util.concurrent.atomic.AtomicLong;

/** What an incident tells on its standard output while it runs. */
public final class Say {
    private static final long QUIET_NANOS = 5_000_000_000L;
    private static final AtomicLong LAST_SELDOM = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    private Say() {}

    public static void line(String text) {
        System.out.println(text);
        System.out.flush();
    }

    /** Says it unless something was said this way within the last five seconds. */
    public static void seldom(String text) {
        long last = LAST_SELDOM.get();
        long now = System.nanoTime();
        if (now - last >= QUIET_NANOS && LAST_SELDOM.compareAndSet(last, now)) {
            line(text);
        }
    }
}
