import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that tests look at; written for Java 8 so that any JDK runs it. Each argument is something to do before "ready";
 * each line of standard input is something to do then. Ends with its input.
 */
public class Child {
    static final List<Object> kept = new ArrayList<Object>();

    public static void main(String[] arguments) throws Exception {
        for (String each : arguments) {
            act(each);
        }
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String line;
        while ((line = in.readLine()) != null) {
            act(line);
            System.out.println("done " + line);
        }
    }

    static void act(String what) throws Exception {
        String[] words = what.split("=");
        int count = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        switch (words[0]) {
            case "keep": // megabytes, strongly reachable
                for (int i = 0; i < count; i++) {
                    kept.add(new byte[1 << 20]);
                }
                break;
            case "churn": // megabytes a second, garbage at once, from now on
                churn(count);
                break;
            case "direct": // megabytes
                kept.add(ByteBuffer.allocateDirect(count << 20));
                break;
            case "threads": // that wait
                for (int i = 0; i < count; i++) {
                    start("waiter-" + i, new Runnable() {
                        public void run() {
                            waitForever();
                        }
                    });
                }
                break;
            case "virtual": // threads that wait; JDK 21 and later
                for (int i = 0; i < count; i++) {
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, new Runnable() {
                        public void run() {
                            waitForever();
                        }
                    });
                }
                break;
            case "spin": // threads that keep a core each
                for (int i = 0; i < count; i++) {
                    start("spinner-" + i, new Runnable() {
                        public void run() {
                            spin();
                        }
                    });
                }
                break;
            case "objects": // millions of small ones in one long chain, which a full collection follows one by one
                Object[] last = null;
                for (int i = 0; i < count * 1000000; i++) {
                    last = new Object[] {last};
                }
                kept.add(last);
                break;
            case "gc":
                System.gc();
                break;
            case "deadlock":
                deadlock();
                break;
            case "exec":
                Runtime.getRuntime().exec(new String[] {"true"}).waitFor();
                break;
            case "hostile": // a management bean that sends what nobody should read
                java.lang.management.ManagementFactory.getPlatformMBeanServer()
                        .registerMBean(new Hostile(), new javax.management.ObjectName("child:type=Hostile"));
                break;
            case "exit":
                System.exit(count);
                break;
            case "oom":
                while (true) {
                    kept.add(new byte[1 << 20]);
                }
            default:
                throw new IllegalArgumentException(what);
        }
    }

    public interface HostileMBean {
        Object getForeign();

        Object getNested();
    }

    public static class Hostile implements HostileMBean {
        public Object getForeign() {
            return new java.awt.Point(1, 2);
        }

        /** Sets of sets: the reader's work doubles with each level. */
        public Object getNested() {
            java.util.Set<Object> root = new java.util.HashSet<Object>();
            java.util.Set<Object> one = root;
            java.util.Set<Object> two = new java.util.HashSet<Object>();
            for (int level = 0; level < 40; level++) {
                java.util.Set<Object> nextOne = new java.util.HashSet<Object>();
                java.util.Set<Object> nextTwo = new java.util.HashSet<Object>();
                nextOne.add("differs");
                one.add(nextOne);
                one.add(nextTwo);
                two.add(nextOne);
                two.add(nextTwo);
                one = nextOne;
                two = nextTwo;
            }
            return new Object[] {root};
        }
    }

    static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    static volatile long sink;

    static void spin() {
        while (true) {
            sink++;
        }
    }

    static void waitForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static volatile Object garbage;

    static void churn(final int megabytesPerSecond) {
        start("churner", new Runnable() {
            public void run() {
                long started = System.nanoTime();
                long made = 0;
                while (true) {
                    for (int i = 0; i < 64; i++) {
                        garbage = new byte[16 << 10];
                    }
                    made++;
                    long due = started + made * 1000000000L / megabytesPerSecond;
                    long wait = (due - System.nanoTime()) / 1000000;
                    if (wait > 0) {
                        try {
                            Thread.sleep(wait);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                }
            }
        });
    }

    static void deadlock() {
        final Object left = new Object();
        final Object right = new Object();
        final java.util.concurrent.CountDownLatch both = new java.util.concurrent.CountDownLatch(2);
        start("left-first", new Runnable() {
            public void run() {
                lockBoth(left, right, both);
            }
        });
        start("right-first", new Runnable() {
            public void run() {
                lockBoth(right, left, both);
            }
        });
    }

    static void lockBoth(Object first, Object second, java.util.concurrent.CountDownLatch both) {
        synchronized (first) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                return;
            }
            synchronized (second) {
                kept.add(first);
            }
        }
    }
}
