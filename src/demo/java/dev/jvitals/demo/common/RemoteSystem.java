package dev.jvitals.demo.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A remote system that answers each connection after a while and then closes it. It is a process of its own, so that
 * its ends of the connections are not counted among the sick JVM's.
 */
public final class RemoteSystem {
    private static final int BACKLOG = 1000;

    private final int port;

    private RemoteSystem(int port) {
        this.port = port;
    }

    /** Starts one whose answers take so long. It ends with this JVM. */
    public static RemoteSystem answeringAfter(int millis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RemoteSystem.class.getName(),
                        Integer.toString(millis))
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = lines.readLine();
        if (port == null) {
            throw new IOException("the remote system did not start");
        }
        return new RemoteSystem(Integer.parseInt(port));
    }

    /** A new connection to it. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** One whole call: connects, waits for the answer, closes. */
    public String call() throws IOException {
        try (Socket socket = connect();
                InputStream answer = socket.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The remote process: prints its port, answers for ever, ends when its standard input does. */
    public static void main(String[] args) throws IOException {
        int delayMillis = Integer.parseInt(args[0]);
        Background.once("parent-watch", () -> {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            Runtime.getRuntime().halt(0);
        });
        ScheduledThreadPoolExecutor answers = new ScheduledThreadPoolExecutor(1);
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            Say.line(Integer.toString(server.getLocalPort()));
            while (true) {
                Socket socket = server.accept();
                var unused = answers.schedule(() -> answer(socket), delayMillis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getOutputStream().write("answer\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The caller has gone; nothing to answer.
        }
    }
}
