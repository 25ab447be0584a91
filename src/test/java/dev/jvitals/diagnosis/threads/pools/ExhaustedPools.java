package dev.jvitals.diagnosis.threads.pools;

import dev.jvitals.support.Await;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import javax.management.ObjectName;

/**
 * The program under test: ten libraries' pools, first in good health, then each with all its objects out and customers
 * waiting. Writes {@code before.txt} and {@code exhausted.txt} into the folder it is given, taken with the JVM's own
 * {@code Thread.print -l}.
 */
public final class ExhaustedPools {
    static final int WAITERS = 4;

    private ExhaustedPools() {}

    /** Runs it; the first argument is the folder. Ends by itself. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (ServerSocket silent = ClientShops.silentServer();
                ServerSocket redis = StandInRedis.start()) {
            List<Shop> shops = new ArrayList<>(JdbcShops.all());
            shops.addAll(ClientShops.all(silent, redis));
            goodHealth(shops);
            Files.writeString(folder.resolve("before.txt"), threadPrint());
            shops.forEach(ExhaustedPools::exhaust);
            Files.writeString(folder.resolve("exhausted.txt"), threadPrint());
        }
        Runtime.getRuntime().halt(0);
    }

    /** Everybody borrows and gives back; afterwards the workers are idle. */
    private static void goodHealth(List<Shop> shops) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<Future<?>> purchases = new ArrayList<>();
        for (Shop shop : shops) {
            for (int i = 0; i < 2 * Shop.SIZE; i++) {
                purchases.add(workers.submit(new Customer(shop)::buyAtOnce));
            }
        }
        for (Future<?> purchase : purchases) {
            purchase.get();
        }
    }

    private static void exhaust(Shop shop) {
        for (int i = 1; i <= Shop.SIZE; i++) {
            Thread holder = start(shop, shop.library() + " holder " + i);
            Await.until(holder.getName() + " uses what it borrowed", () -> isOn(holder, ExhaustedPools::isUse));
        }
        for (int i = 1; i <= WAITERS; i++) {
            Thread waiter = start(shop, shop.library() + " waiter " + i);
            Await.until(waiter.getName() + " waits", () -> isWaiting(waiter));
        }
    }

    static Thread start(Shop shop, String name) {
        Thread thread = new Thread(new Customer(shop)::buySlowly, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** In the database, or reading what the silent server does not say. */
    private static boolean isUse(StackTraceElement frame) {
        return frame.getClassName().equals(SlowQuery.class.getName())
                || frame.getMethodName().equals("implRead");
    }

    static boolean isOn(Thread thread, Predicate<StackTraceElement> frame) {
        for (StackTraceElement each : thread.getStackTrace()) {
            if (frame.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Parked or in Object.wait() in the pool's own code, and nowhere past it. */
    static boolean isWaiting(Thread thread) {
        boolean rests = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        return rests && isOn(thread, ExhaustedPools::isBorrow) && !isOn(thread, ExhaustedPools::isUse);
    }

    private static boolean isBorrow(StackTraceElement frame) {
        String method = frame.getMethodName();
        return method.equals("getConnection")
                || method.equals("getResource")
                || method.equals("borrowObject")
                || method.equals("acquireEndpoint");
    }

    /** What {@code jcmd PID Thread.print -l} prints. */
    static String threadPrint() throws Exception {
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        Object text = ManagementFactory.getPlatformMBeanServer()
                .invoke(commands, "threadPrint", new Object[] {new String[] {"-l"}}, new String[] {
                    String[].class.getName()
                });
        return text.toString();
    }
}
