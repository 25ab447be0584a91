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
            Body next = () -> {
                pace.next();
                body.run();
            };
            while (!Thread.currentThread().isInterrupted()) {
                turn(next);
            }
        });
    }

    private static void sayIfPossible(OutOfMemoryError error) {
        try {
            Say.seldom("OutOfMemoryError: " + error.getMessage());
        } catch (OutOfMemoryError again) {
            // no memory for the sentence either: the next turn may have some
        }
    }

    private static void turn(Body body) {
        try {
            body.run();
        } catch (OutOfMemoryError e) {
            sayIfPossible(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Say.seldom(String.valueOf(e));
        }
    }
}
