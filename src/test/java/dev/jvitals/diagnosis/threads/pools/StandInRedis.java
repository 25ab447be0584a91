package dev.jvitals.diagnosis.threads.pools;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of a Redis server as a client needs to connect: agrees to everything, and never answers a GET. */
final class StandInRedis {
    private StandInRedis() {}

    /** Listens on loopback until the socket is closed. */
    static ServerSocket start() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(server));
        return server;
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            return; // closed: the program ends
        }
    }

    private static void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream())) {
            OutputStream out = client.getOutputStream();
            while (true) {
                String command = readCommand(in);
                if (!command.equals("GET")) {
                    out.write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        } catch (IOException e) {
            return; // the client has gone
        }
    }

    /** One command as an array of bulk strings; returns its first word. */
    private static String readCommand(DataInputStream in) throws IOException {
        int words = Integer.parseInt(readLine(in).substring(1));
        String first = "";
        for (int i = 0; i < words; i++) {
            byte[] word = new byte[Integer.parseInt(readLine(in).substring(1))];
            in.readFully(word);
            readLine(in);
            first = i == 0 ? new String(word, StandardCharsets.US_ASCII) : first;
        }
        return first;
    }

    private static String readLine(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
