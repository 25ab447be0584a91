package dev.jvitals.target.os;

import dev.jvitals.target.series.SocketSeries.State;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's tables of TCP sockets, narrowed to those of one process: its descriptors name the sockets' inodes. Closed
 * connections in TIME_WAIT belong to no process any more; those on its ports and to its peers are counted as its own.
 * Source: proc_net(5).
 */
public final class TcpTable {
    /**
     * One socket.
     *
     * @param state of the connection
     * @param localPort this side's port
     * @param remoteAddress the other side's address and port; of IPv6 addresses that carry an IPv4 one, that
     */
    public record Socket(State state, int localPort, String remoteAddress) {}

    private record Line(Socket socket, long inode) {}

    private TcpTable() {}

    /** The process's sockets now. Throws where its descriptors cannot be read. */
    public static List<Socket> of(long pid) throws IOException {
        Set<Long> inodes = inodes(pid);
        List<Line> lines = new ArrayList<>();
        ProcFile file = new ProcFile();
        for (String table : List.of("tcp", "tcp6")) {
            ProcFile sockets = file.readOrNull("/proc/" + pid + "/net/" + table);
            while (sockets != null && sockets.nextLine()) {
                Line line = line(sockets);
                if (line != null) {
                    lines.add(line);
                }
            }
        }
        return own(lines, inodes);
    }

    private static List<Socket> own(List<Line> lines, Set<Long> inodes) {
        Set<Integer> ports = new HashSet<>();
        Set<String> peers = new HashSet<>();
        List<Socket> own = new ArrayList<>();
        for (Line line : lines) {
            if (inodes.contains(line.inode)) {
                own.add(line.socket);
                if (line.socket.state == State.LISTEN) {
                    ports.add(line.socket.localPort);
                } else {
                    peers.add(line.socket.remoteAddress);
                }
            }
        }
        for (Line line : lines) {
            Socket socket = line.socket;
            boolean closed = line.inode == 0 && socket.state == State.TIME_WAIT;
            if (closed && (ports.contains(socket.localPort) || peers.contains(socket.remoteAddress))) {
                own.add(socket);
            }
        }
        return own;
    }

    /** {@code sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode …} */
    private static @Nullable Line line(ProcFile file) {
        String local = file.skipWords(1).nextWord();
        String remote = file.nextWord();
        String state = file.nextWord();
        long inode = file.skipWords(5).nextLong(-1);
        int colon = local.indexOf(':');
        if (colon < 0 || inode < 0 || state.length() != 2) {
            return null;
        }
        int port = HexFormat.fromHexDigits(local, colon + 1, local.length());
        return new Line(new Socket(State.ofNumber(HexFormat.fromHexDigits(state)), port, address(remote)), inode);
    }

    /** The kernel writes each 32-bit word in the machine's byte order, and all of HotSpot's Linux ports are little-endian but s390. */
    private static String address(String hex) {
        int colon = hex.indexOf(':');
        int port = HexFormat.fromHexDigits(hex, colon + 1, hex.length());
        String words = hex.substring(0, colon);
        boolean v4 = words.length() == 8 || words.startsWith("0000000000000000FFFF0000");
        if (!v4) {
            StringBuilder out = new StringBuilder("[");
            for (int word = 0; word < 32; word += 8) {
                for (int half : new int[] {6, 2}) {
                    String group = words.substring(word + half, word + half + 2)
                            + words.substring(word + half - 2, word + half);
                    out.append(Integer.toHexString(HexFormat.fromHexDigits(group)))
                            .append(':');
                }
            }
            return out.deleteCharAt(out.length() - 1).append("]:").append(port).toString();
        }
        int at = words.length() - 8;
        StringBuilder out = new StringBuilder();
        for (int octet = 6; octet >= 0; octet -= 2) {
            out.append(HexFormat.fromHexDigits(words, at + octet, at + octet + 2))
                    .append(octet == 0 ? ':' : '.');
        }
        return out.append(port).toString();
    }

    private static Set<Long> inodes(long pid) throws IOException {
        String folder = "/proc/" + pid + "/fd";
        String[] descriptors = new File(folder).list();
        if (descriptors == null) {
            throw new FileNotFoundException(
                    "The descriptors of process " + pid + " cannot be read; its user and root may.");
        }
        Set<Long> inodes = HashSet.newHashSet(descriptors.length);
        for (String descriptor : descriptors) {
            try {
                String target =
                        Files.readSymbolicLink(Path.of(folder, descriptor)).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(Long.parseLong(target, "socket:[".length(), target.length() - 1, 10));
                }
            } catch (IOException e) {
                inodes.remove(-1L); // closed meanwhile: nothing to add
            }
        }
        return inodes;
    }
}
