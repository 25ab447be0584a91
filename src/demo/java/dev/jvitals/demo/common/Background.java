package dev.jvitals.demo.common;

/** Named daemon threads that outlive a failure of one turn, as a server's threads do. */
public final class Background {
    private Background() {}

    /** What a thread does; may throw anything. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /** Runs the body once on a new thread. */
    public static Thread once(String name, Body body) {
        Thread thread = new Thread(() -> turn(body), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Runs the body again and again on a new thread, so many times a second at the most. */
    public static Thread forever(String name, double perSecond, Body body) {
        return once(name, () -> {
            Pace pace = new Pace(perSecond);
            while (true) {
                pace.next();
                turn(body);
            }
        });
    }

    private static void turn(Body body) {
        try {
            body.run();
        } catch (OutOfMemoryError e) {
            Say.seldom("OutOfMemoryError: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Say.seldom(String.valueOf(e));
        }
    }
}
