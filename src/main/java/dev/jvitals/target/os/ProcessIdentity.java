package dev.jvitals.target.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a process is, as {@code /proc} tells. Constant from its exec on.
 *
 * @param pid as seen here
 * @param namespacePid its pid in its own pid namespace; the same as {@code pid} outside containers
 * @param uid its effective user id
 * @param gid its effective group id
 * @param user that user's name, or the id where it has none
 * @param arguments its command line, the program first
 * @param inOtherNamespace whether it has a pid or mount namespace of its own: a container
 * @param containerId the container's id as its cgroup path has it, null where that names none
 */
public record ProcessIdentity(
        long pid,
        long namespacePid,
        long uid,
        long gid,
        String user,
        List<String> arguments,
        boolean inOtherNamespace,
        @Nullable String containerId) {

    private static final Pattern CONTAINER =
            Pattern.compile("(?:^|[/:-])([0-9a-f]{64})(?:\\.scope)?(?:/|$)", Pattern.MULTILINE);

    public ProcessIdentity {
        arguments = List.copyOf(arguments);
    }

    /** Reads it; a few small files. Throws where the process is gone. */
    public static ProcessIdentity read(long pid) throws IOException {
        String proc = "/proc/" + pid;
        ProcFile status = new ProcFile().read(proc + "/status");
        long uid = status.afterKey("Uid:") ? status.skipWords(1).nextLong(-1) : -1;
        long gid = status.afterKey("Gid:") ? status.skipWords(1).nextLong(-1) : -1;
        String[] pids = status.afterKey("NSpid:") ? status.restOfLine().split("\\s+") : new String[] {"" + pid};
        long inner = Long.parseLong(pids[pids.length - 1]);
        boolean other = pids.length > 1 || hasOtherMounts(proc);
        return new ProcessIdentity(pid, inner, uid, gid, userName(uid), arguments(proc), other, containerId(proc));
    }

    /** A process that shares the mount namespace sees the same files; unreadable for strangers, then taken as the same. */
    private static boolean hasOtherMounts(String proc) {
        try {
            return !Files.readSymbolicLink(Path.of(proc, "ns/mnt"))
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> arguments(String proc) throws IOException {
        byte[] raw = Files.readAllBytes(Path.of(proc, "cmdline"));
        String text = new String(raw, StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : List.of(text.split("\0"));
    }

    private static @Nullable String containerId(String proc) throws IOException {
        Matcher matcher = CONTAINER.matcher(Files.readString(Path.of(proc, "cgroup")));
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String userName(long uid) {
        ProcFile passwd = new ProcFile().readOrNull("/etc/passwd");
        if (passwd != null) {
            for (String line : passwd.text().split("\n")) {
                String[] fields = line.split(":", 4);
                if (fields.length > 2 && fields[2].equals(Long.toString(uid))) {
                    return fields[0];
                }
            }
        }
        return Long.toString(uid);
    }
}
