package dev.jvitals.target.attach;

import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * HotSpot's attach socket, spoken to directly: an answer can be read as it comes and cut off at a deadline, which the JDK's
 * own client cannot. Waking the listener is left to that client. Protocol version 1, JDK 6 to 26; source: HotSpot's
 * attachListener.cpp and attachListener_posix.cpp.
 */
final class AttachSocket {
    private static final String VERSION = "1";
    private static final int ARGUMENTS = 3;

    private AttachSocket() {}

    /** Sends a command; the stream is its answer behind the status. Blocks; interrupting the thread ends it. */
    static InputStream send(long pid, String command, String argument) throws IOException, InterruptedException {
        SocketChannel channel = connect(pid);
        try {
            StringBuilder request = new StringBuilder(VERSION)
                    .append('\0')
                    .append(command)
                    .append('\0')
                    .append(argument);
            request.append("\0".repeat(ARGUMENTS));
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(request.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            InputStream answer = Channels.newInputStream(channel);
            String status = readLine(answer);
            if (!status.equals("0")) {
                String words = new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip();
                throw new IOException(
                        words.isEmpty() ? command + " " + argument + " failed with status " + status : words);
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SocketChannel connect(long pid) throws IOException, InterruptedException {
        Path path = socketPath(pid);
        try {
            return open(path);
        } catch (IOException notListening) {
            Door.attach(pid).detach(); // wakes the listener
            return open(path);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    private static SocketChannel open(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Path socketPath(long pid) throws IOException {
        if (LinuxHost.isHere()) {
            long inner = ProcessIdentity.read(pid).namespacePid();
            return Path.of("/proc/" + pid + "/root/tmp/.java_pid" + inner);
        }
        return Path.of(System.getProperty("java.io.tmpdir"), ".java_pid" + pid);
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
            line.append((char) c);
        }
        return line.toString();
    }
}
