package dev.jvitals.demo.server;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Pace;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat on loopback, and the load on it. */
final class WebServer {
    private static final int CLIENT_THREADS = 2;

    private final int port;
    private final HttpClient burstClient = HttpClient.newBuilder()
            .executor(Executors.newFixedThreadPool(1, work -> new Thread(work, "burst-client")))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private WebServer(int port) {
        this.port = port;
    }

    /** What the server does for each request. */
    interface Handler {
        String answer() throws Exception;
    }

    /** Starts one with so many worker threads. */
    static WebServer start(int workers, Handler handler) throws LifecycleException {
        Logs.onlyWarnings();
        java.util.logging.Logger.getLogger("org.apache").setLevel(java.util.logging.Level.WARNING);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("tomcat").toAbsolutePath().toString());
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", Integer.toString(workers));
        Context context = tomcat.addContext("", Path.of("").toAbsolutePath().toString());
        Tomcat.addServlet(context, "app", new AppServlet(handler));
        context.addServletMappingDecoded("/*", "app");
        tomcat.start();
        return new WebServer(connector.getLocalPort());
    }

    /** Sends requests at a steady rate, so many unanswered ones at the most. Answers do not matter. */
    void load(double perSecond, int unansweredAtMost) {
        HttpClient client = HttpClient.newBuilder()
                .executor(Executors.newFixedThreadPool(CLIENT_THREADS, work -> new Thread(work, "load-client")))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                .timeout(Duration.ofMinutes(5))
                .build();
        Semaphore unanswered = new Semaphore(unansweredAtMost);
        Background.once("load-generator", () -> {
            Pace pace = new Pace(perSecond);
            while (true) {
                pace.next();
                unanswered.acquire();
                var unused = client.sendAsync(request, BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> unanswered.release());
            }
        });
    }

    /** So many requests as fast as they are answered, from one thread of their own. */
    void burst(int requests) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                .build();
        for (int i = 0; i < requests; i++) {
            burstClient.send(request, BodyHandlers.discarding());
        }
    }

    private static final class AppServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Handler handler;

        AppServlet(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                response.getWriter().println(handler.answer());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        }
    }
}
