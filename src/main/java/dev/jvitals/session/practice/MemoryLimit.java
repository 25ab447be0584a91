package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A memory limit for one process by a control group of its own (kernel documentation, cgroup-v2 and cgroup-v1/memory),
 * where this user may make one: as root, or where the system has delegated a group to the user.
 */
final class MemoryLimit implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final long PROBE_SECONDS = 10;

    private final Path group;

    private MemoryLimit(Path group) {
        this.group = group;
    }

    /** A group with that limit, or nothing where none may be made. */
    static Optional<MemoryLimit> of(long limitBytes) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
                String[] parts = line.split(":", 3);
                Optional<MemoryLimit> made = parts[1].equals("memory")
                        ? versionOne(Path.of(ROOT + "/memory" + parts[2]), limitBytes)
                        : parts[1].isEmpty() ? versionTwo(Path.of(ROOT + parts[2]), limitBytes) : Optional.empty();
                if (made.isPresent()) {
                    return made;
                }
            }
        } catch (IOException e) {
            // No control groups here, as on another system than Linux: no limit.
        }
        return Optional.empty();
    }

    /** Version 1 allows processes in inner groups: ours goes below the one we are in. */
    private static Optional<MemoryLimit> versionOne(Path own, long limitBytes) {
        return make(own, group -> {
            write(group.resolve("memory.limit_in_bytes"), limitBytes);
            if (Files.exists(group.resolve("memory.memsw.limit_in_bytes"))) {
                write(group.resolve("memory.memsw.limit_in_bytes"), limitBytes);
            }
        });
    }

    /** Version 2 allows processes in leaves only: ours goes beside the one we are in. */
    private static Optional<MemoryLimit> versionTwo(Path own, long limitBytes) {
        Path parent = own.getParent();
        return make(parent == null || own.equals(ROOT) ? own : parent, group -> {
            write(group.resolve("memory.max"), limitBytes);
            write(group.resolve("memory.swap.max"), 0);
        });
    }

    private interface Settings {
        void apply(Path group) throws IOException;
    }

    private static Optional<MemoryLimit> make(Path parent, Settings settings) {
        Path group =
                parent.resolve("jvitals-practice-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            Files.createDirectory(group);
        } catch (IOException e) {
            return Optional.empty();
        }
        MemoryLimit limit = new MemoryLimit(group);
        try {
            settings.apply(group);
            if (limit.canBeJoined()) {
                return Optional.of(limit);
            }
        } catch (IOException e) {
            // The group can be made but not limited or joined: as good as none.
        }
        limit.close();
        return Optional.empty();
    }

    private boolean canBeJoined() throws IOException {
        Process probe = new ProcessBuilder(prefixed(List.of("true"))).start();
        try {
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command that runs this command inside the limit, as the same process. */
    List<String> prefixed(List<String> command) {
        List<String> prefixed = new ArrayList<>(List.of("/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
        prefixed.add(group.resolve("cgroup.procs").toString());
        prefixed.addAll(command);
        return prefixed;
    }

    private static void write(Path file, long value) throws IOException {
        Files.write(file, Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /** Removes the group; its process must have ended. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.MACHINE, "the control group " + group + " stays behind: " + e.getMessage(), e);
        }
    }
}
