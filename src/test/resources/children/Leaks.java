import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

/** Fills its heap with known content, writes a dump of itself and ends: java Leaks FILE [filled|wrapped]. */
public class Leaks {
    static final ThreadLocal<Map<String, TraceRecord>> TRACES = ThreadLocal.withInitial(HashMap::new);
    static final Map<Integer, Session> SESSIONS = new HashMap<>();
    static final List<Class<?>> PLUGINS = new ArrayList<>();
    static final BufferOwner BUFFERS = new BufferOwner();
    static final List<String> COPIES = new ArrayList<>();

    static class TraceRecord {
        final byte[] payload = new byte[1024];
    }

    static class Session {
        final int id;
        final byte[] state = new byte[1200];

        Session(int id) {
            this.id = id;
        }
    }

    static class BufferOwner {
        final List<ByteBuffer> buffers = new ArrayList<>();
    }

    public static class Plugin {
        static final byte[] CONFIGURATION = new byte[100];
    }

    /** Loads Plugin itself once more. */
    static class PluginLoader extends ClassLoader {
        Class<?> load() throws Exception {
            try (InputStream in = Leaks.class.getResourceAsStream("Leaks$Plugin.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass("Leaks$Plugin", bytes, 0, bytes.length);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        if (args.length > 1 && args[1].equals("wrapped")) {
            fillWrapped(stop);
        } else if (args.length > 1) {
            fill(stop);
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(args[0], true);
        stop.countDown();
    }

    private static void fill(CountDownLatch stop) throws Exception {
        CountDownLatch ready = new CountDownLatch(40);
        for (int i = 0; i < 40; i++) {
            Thread thread = new Thread(() -> work(ready, stop), "http-nio-8080-exec-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        ready.await();
        for (int i = 0; i < 20000; i++) {
            SESSIONS.put(i, new Session(i));
        }
        for (int i = 0; i < 30; i++) {
            Class<?> plugin = new PluginLoader().load();
            plugin.getDeclaredConstructor().newInstance();
            PLUGINS.add(plugin);
        }
        for (int i = 0; i < 18; i++) {
            BUFFERS.buffers.add(ByteBuffer.allocateDirect(1 << 20));
        }
        BUFFERS.buffers.add(BUFFERS.buffers.get(0).slice());
        for (int i = 0; i < 1000; i++) {
            COPIES.add(new String("a text that is there a thousand times".toCharArray()));
        }
    }

    /** As programs do it: the thread local's value and the map's holder are objects of their own classes. */
    private static void fillWrapped(CountDownLatch stop) throws Exception {
        CountDownLatch ready = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            Thread thread = new Thread(() -> {
                for (int k = 0; k < 500; k++) {
                    CURRENT.get().records.add(new HashMap<>(Map.of("payload", new byte[1700])));
                }
                await(ready, stop);
            }, "exec-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        ready.await();
        for (int i = 0; i < 20000; i++) {
            UNACKNOWLEDGED.packets.put((long) i, new Session(i));
        }
    }

    static final ThreadLocal<Trace> CURRENT = ThreadLocal.withInitial(Trace::new);
    static final Retransmission UNACKNOWLEDGED = new Retransmission();

    static class Trace {
        final List<Map<String, byte[]>> records = new ArrayList<>();
    }

    static class Retransmission {
        final Map<Long, Session> packets = new ConcurrentSkipListMap<>();
    }

    private static void work(CountDownLatch ready, CountDownLatch stop) {
        for (int i = 0; i < 500; i++) {
            TRACES.get().put("request-" + i, new TraceRecord());
        }
        await(ready, stop);
    }

    private static void await(CountDownLatch ready, CountDownLatch stop) {
        ready.countDown();
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
