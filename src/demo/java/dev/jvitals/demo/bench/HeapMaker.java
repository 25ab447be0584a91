package dev.jvitals.demo.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullUnmarked;

/**
 * Fills its heap as a server does and dumps it, for benchmarks: {@code HeapMaker OUT MEGABYTES SEED}. Maps, lists, strings,
 * boxed numbers, arrays, cycles, a deep chain, thread-locals, objects that only a stack holds, own class loaders, weak and soft
 * references, and some garbage. The same seed makes the same graph.
 */
@NullUnmarked // filled field by field, as programs under a dump are
public final class HeapMaker {
    /** What one shard takes in a dump, measured. */
    private static final double SHARD_MEGABYTES = 8.4;

    private static final int CUSTOMERS = 4_000;
    private static final int THREADS = 16;

    private static final Map<String, Shard> SHARDS = new ConcurrentHashMap<>();
    private static final ThreadLocal<Map<String, Object>> CONTEXT = ThreadLocal.withInitial(HashMap::new);
    private static Link chain;
    static volatile Object dropped;

    private HeapMaker() {}

    enum Status {
        NEW,
        PAID,
        SHIPPED
    }

    record Money(long cents, String currency) {}

    static final class Link {
        Link next;
        Link back;
        Object payload;
    }

    static final class Customer {
        long id;
        String name;
        Instant since;
        final List<Order> orders = new ArrayList<>();
        final Map<String, Object> attributes = new HashMap<>();
        WeakReference<Shard> home;
    }

    static final class Order {
        Customer customer;
        Status status;
        Money total;
        Integer quantity;
        Instant placed;
        byte[] receipt;
    }

    static final class Shard {
        final Map<Long, Customer> customers = new HashMap<>();
        final TreeMap<Instant, Order> byTime = new TreeMap<>();
        final Map<String, SoftReference<byte[]>> cache = new ConcurrentHashMap<>();
        final Deque<Object> events = new ArrayDeque<>();

        @SuppressWarnings("JdkObsolete") // programs under a dump have them
        final LinkedList<String> audit = new LinkedList<>();

        ClassLoader plugin;
        double[][] matrix;
        Link ring;
    }

    static final class PluginLoader extends ClassLoader {
        final Map<String, byte[]> resources = new HashMap<>();

        PluginLoader() {
            super(HeapMaker.class.getClassLoader());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long megabytes = Long.parseLong(arguments[1]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
        int shards = (int) Math.max(1, Math.round(megabytes / SHARD_MEGABYTES));
        CountDownLatch stop = startThreads(random, shards);
        for (int i = 0; i < shards; i++) {
            SHARDS.put("shard-" + i, shard(random));
        }
        for (int i = 0; i < shards * 1_500; i++) {
            Link link = new Link();
            link.next = chain;
            chain = link;
        }
        System.gc();
        List<Object> garbage = new ArrayList<>();
        for (int i = 0; i < shards * 400; i++) {
            garbage.add(new Money(i, text(random, 4, 40)));
        }
        dropped = garbage;
        dropped = null;
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], false);
        stop.countDown();
    }

    private static CountDownLatch startThreads(SplittableRandom random, int shards) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(THREADS);
        CountDownLatch stop = new CountDownLatch(1);
        for (int t = 0; t < THREADS; t++) {
            SplittableRandom own = random.split();
            Thread thread = new Thread(() -> work(own, shards * 40, ready, stop), "worker-" + t);
            thread.setDaemon(true);
            thread.start();
        }
        ready.await();
        return stop;
    }

    private static void work(SplittableRandom random, int entries, CountDownLatch ready, CountDownLatch stop) {
        Object[] onStack = new Object[100];
        for (int i = 0; i < onStack.length; i++) {
            onStack[i] = text(random, 5, 50);
        }
        for (int i = 0; i < entries; i++) {
            CONTEXT.get().put("request-" + i, new ArrayList<>(List.of(text(random, 5, 30), random.nextLong())));
        }
        ready.countDown();
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(onStack);
        }
    }

    private static Shard shard(SplittableRandom random) {
        Shard shard = new Shard();
        for (long i = 0; i < CUSTOMERS; i++) {
            Customer customer = customer(shard, random, i);
            shard.customers.put(i, customer);
            shard.audit.add("created " + customer.name + " " + text(random, 10, 50));
            if (i % 8 == 0) {
                shard.cache.put("k" + random.nextLong(), new SoftReference<>(new byte[random.nextInt(1_500)]));
            }
        }
        PluginLoader plugin = new PluginLoader();
        for (int i = 0; i < 20; i++) {
            plugin.resources.put("META-INF/" + i, new byte[random.nextInt(400)]);
        }
        shard.plugin = plugin;
        shard.matrix = new double[64][200];
        shard.ring = ring(random, CUSTOMERS);
        return shard;
    }

    private static Customer customer(Shard shard, SplittableRandom random, long id) {
        Customer customer = new Customer();
        customer.id = id;
        customer.name = text(random, 8, 22);
        customer.since = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(100_000_000));
        customer.home = new WeakReference<>(shard);
        for (int k = random.nextInt(4); k > 0; k--) {
            customer.attributes.put(
                    "attribute" + random.nextInt(40), random.nextBoolean() ? random.nextLong() : text(random, 4, 30));
        }
        for (int k = random.nextInt(5); k > 0; k--) {
            Order order = new Order();
            order.customer = customer;
            order.status = Status.values()[random.nextInt(3)];
            order.total = new Money(random.nextLong(100_000), random.nextBoolean() ? "EUR" : "USD");
            order.quantity = random.nextInt(5_000);
            order.placed = customer.since.plusNanos(random.nextLong(1L << 50));
            order.receipt = new byte[random.nextInt(120)];
            customer.orders.add(order);
            shard.byTime.put(order.placed, order);
            if (random.nextInt(3) == 0) {
                shard.events.add(order);
            }
        }
        return customer;
    }

    /** A cycle, whose objects dominate each other in a row. */
    private static Link ring(SplittableRandom random, int length) {
        Link first = new Link();
        Link last = first;
        for (int i = 1; i < length; i++) {
            Link link = new Link();
            link.payload = i % 3 == 0 ? new long[] {i, random.nextLong()} : null;
            link.back = last;
            last.next = link;
            last = link;
        }
        last.next = first;
        first.back = last;
        return first;
    }

    private static String text(SplittableRandom random, int least, int most) {
        StringBuilder text = new StringBuilder(most);
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
