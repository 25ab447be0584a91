import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/**
 * Small programs that are sick in one way each, and their healthy twins that do the same work well. Written for Java 17;
 * each argument is one of them. Prints "ready" once all stand where they should, and ends with its input.
 */
public class Situations {
    public static void main(String[] arguments) throws Exception {
        for (String each : arguments) {
            Situations.class.getDeclaredMethod(each).invoke(null);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // An event loop: the JDK's HTTP client hands its tasks to the executor on the selector's own thread.

    static URI server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    static void eventLoopSick() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        HttpClient client = HttpClient.newBuilder()
                .executor(task -> {
                    if (Thread.currentThread().getName().contains("SelectorManager")) {
                        blocked.countDown();
                        waitForever();
                    }
                    task.run();
                })
                .build();
        client.sendAsync(HttpRequest.newBuilder(server()).build(), HttpResponse.BodyHandlers.discarding());
        blocked.await();
        start("client-keeper", () -> { // the client ends with its last reference
            waitForever();
            client.version();
        });
    }

    static void eventLoopHealthy() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        client.send(HttpRequest.newBuilder(server()).build(), HttpResponse.BodyHandlers.discarding());
        start("client-keeper", () -> {
            waitForever();
            client.version();
        });
    }

    // Carriers: virtual threads that compute for ever and others that wait for their turn.

    static void virtual(Runnable body) throws Exception {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    }

    static volatile long sink;

    static void carriersSick() throws Exception {
        CountDownLatch spinning = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            virtual(() -> {
                spinning.countDown();
                while (true) {
                    sink++;
                }
            });
        }
        spinning.await();
        for (int i = 0; i < 4; i++) {
            virtual(Situations::waitForever);
        }
    }

    static void carriersHealthy() throws Exception {
        CountDownLatch started = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            virtual(() -> {
                started.countDown();
                waitForever();
            });
        }
        started.await();
    }

    // The common pool: all its workers in blocking calls, or done with their work.

    static void commonPoolSick() throws Exception {
        CountDownLatch started = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            CompletableFuture.runAsync(() -> {
                started.countDown();
                waitForever();
            });
        }
        started.await();
    }

    static void commonPoolHealthy() {
        CompletableFuture<?>[] work = new CompletableFuture<?>[20];
        for (int i = 0; i < work.length; i++) {
            work[i] = CompletableFuture.runAsync(() -> sink++);
        }
        CompletableFuture.allOf(work).join();
    }

    // The finalizer: one that never returns, or many that do.

    static final CountDownLatch inFinalizer = new CountDownLatch(1);

    static class Stuck {
        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() throws InterruptedException {
            inFinalizer.countDown();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    static class Quick {
        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            inFinalizer.countDown();
        }
    }

    static void finalizerSick() throws Exception {
        new Stuck();
        collectUntilFinalized();
    }

    static void finalizerHealthy() throws Exception {
        new Quick();
        collectUntilFinalized();
    }

    static void collectUntilFinalized() throws InterruptedException {
        while (inFinalizer.getCount() > 0) {
            System.gc();
            inFinalizer.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    // Classes whose initialisers need each other, or one that is needed by many and done.

    static final CountDownLatch bothInitialising = new CountDownLatch(2);

    static void meet() {
        bothInitialising.countDown();
        try {
            bothInitialising.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class Left {
        static final Object OTHER;

        static {
            meet();
            OTHER = Right.NAME;
        }

        static final Object NAME = new Object();
    }

    static class Right {
        static final Object OTHER;

        static {
            meet();
            OTHER = Left.NAME;
        }

        static final Object NAME = new Object();
    }

    static class Done {
        static final Object NAME = new Object();
    }

    static void classInitSick() throws Exception {
        start("left-first", () -> sink += Left.NAME.hashCode());
        start("right-first", () -> sink += Right.NAME.hashCode());
        bothInitialising.await();
    }

    static void classInitHealthy() {
        for (int i = 0; i < 3; i++) {
            start("user-" + i, () -> {
                sink += Done.NAME.hashCode();
                waitForever();
            });
        }
    }

    // Exceptions as a way to go on, from deep stacks.

    static void exceptionsSick() {
        for (int i = 0; i < 4; i++) {
            start("parser-" + i, () -> {
                while (true) {
                    parse(400);
                }
            });
        }
    }

    static void parse(int depth) {
        if (depth > 0) {
            parse(depth - 1);
            return;
        }
        for (int i = 0; i < 1_000; i++) {
            try {
                Integer.parseInt("not a number");
            } catch (NumberFormatException e) {
                sink++;
            }
        }
    }

    static void exceptionsHealthy() {
        try {
            Integer.parseInt("not a number");
        } catch (NumberFormatException e) {
            sink++;
        }
    }

    // Workers that wait for an answer that never comes, or that have nothing to do.

    static void stuckSick() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        CountDownLatch started = new CountDownLatch(4);
        Future<?> never = new CompletableFuture<>();
        for (int i = 0; i < 4; i++) {
            workers.submit(() -> {
                started.countDown();
                return never.get();
            });
        }
        started.await();
    }

    static void stuckHealthy() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 8; i++) {
            workers.submit(() -> sink++).get();
        }
    }

    // Calls to a remote system that does not answer: most workers of a pool in them, or one.

    static void remoteSick() throws Exception {
        remote(12);
    }

    static void remoteHealthy() throws Exception {
        remote(1);
    }

    static void remote(int calls) throws Exception {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService workers = Executors.newFixedThreadPool(16, task -> new Thread(task, "remote-" + sink++));
        CountDownLatch all = new CountDownLatch(16);
        for (int i = 0; i < 16; i++) {
            boolean asks = i < calls;
            workers.submit(() -> {
                all.countDown();
                return asks ? ask(silent) : 0;
            });
        }
        all.await();
    }

    static int ask(ServerSocket silent) throws IOException {
        try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
            return socket.getInputStream().read();
        }
    }
}
