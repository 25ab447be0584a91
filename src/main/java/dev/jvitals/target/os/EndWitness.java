package dev.jvitals.target.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is lost when a process ends, so that its end can be told: HotSpot's crash report and heap dump in its
 * working folder, its counters, the control group's count of kills, the kernel's log.
 */
public final class EndWitness {
    private static final String ERROR_FILE = "-XX:ErrorFile=";
    private static final String DUMP_PATH = "-XX:HeapDumpPath=";
    private static final long DMESG_SECONDS = 2;
    private static final Pattern LOG_STAMP = Pattern.compile("^\\[\\s*(\\d+\\.\\d+)]");

    private final ProcessIdentity process;
    private final ControlGroup group;
    private final Path workingFolder;
    private final String errorFileOption;
    private final String dumpPathOption;
    /** HotSpot removes them when it ends in order; null where they cannot be seen. */
    private final @Nullable Path counters;

    private final long oomKills;
    private final ProcFile file = new ProcFile();
    private final long startTicks;
    private final double startSeconds;
    private final long startMillis;
    private volatile boolean logIsClosed;

    /** Notes what must be noted while the process lives. */
    public EndWitness(long pid) throws IOException {
        process = ProcessIdentity.read(pid);
        group = ControlGroup.of(pid);
        workingFolder = workingFolder(pid);
        errorFileOption = option(ERROR_FILE);
        dumpPathOption = option(DUMP_PATH);
        counters = counters(process);
        oomKills = group.oomKills();
        ProcStat stat = ProcStat.read(new ProcFile(), "/proc/" + pid + "/stat");
        startTicks = stat == null ? -1 : stat.startTicks();
        startSeconds = stat == null ? 0 : stat.sinceBootNanos() / 1e9;
        startMillis = stat == null ? 0 : LinuxHost.startMillis(stat);
    }

    private String option(String name) {
        return process.arguments().stream()
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    private static @Nullable Path counters(ProcessIdentity process) {
        Path file = Path.of("/tmp/hsperfdata_" + process.user(), Long.toString(process.pid()));
        return !process.inOtherNamespace() && Files.exists(file) ? file : null;
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    /** Whether it has ended: gone, waiting for its parent only, or its pid given to another. Reads one small file; one thread. */
    public boolean hasEnded() {
        ProcStat stat = ProcStat.read(file, "/proc/" + process.pid() + "/stat");
        return stat == null || stat.isZombie() || stat.startTicks() != startTicks;
    }

    /** How the process ended, in a sentence; for a process that has ended. Reads the kernel's log, so it may take a moment. */
    public String testify() {
        String record = killRecord();
        Path report = crashReport();
        if (record != null) {
            return "The kernel killed it for memory: " + record;
        } else if (report != null) {
            return "The JVM crashed and wrote " + report + ".";
        }
        OptionalInt status = ExitStatus.read(process.pid());
        String how = status.isPresent() ? ExitStatus.words(status.getAsInt()) : likely(counters);
        Path dump = heapDump();
        return "It " + how + ": no crash report, no kill record"
                + (logIsClosed ? " (the kernel's log is closed to this user)" : "")
                + (dump == null ? "" : ", but a heap dump written as memory ran out, " + dump)
                + (status.isPresent() ? "." : "; the exit status went to its parent process alone.");
    }

    /** What its counters betray: another JVM that starts removes those left behind, so that removed ones prove nothing. */
    static String likely(@Nullable Path counters) {
        if (counters == null) {
            return "ended by an exit or a signal";
        }
        return Files.exists(counters)
                ? "ended without cleaning up, as by SIGKILL or -XX:+ExitOnOutOfMemoryError"
                : "ended in order, as it seems, by an exit or on SIGTERM, SIGINT or SIGHUP";
    }

    /** The kernel's or the control group's record that it was killed for memory, null where there is none. */
    public @Nullable String killRecord() {
        String kernel = kernelRecord();
        long kills = group.oomKills();
        if (kernel == null && oomKills >= 0 && kills > oomKills) {
            return "its control group counts " + kills + " kills for memory, " + oomKills + " before.";
        }
        return kernel;
    }

    private @Nullable String kernelRecord() {
        try {
            Process dmesg = new ProcessBuilder(List.of("dmesg"))
                    .redirectErrorStream(true)
                    .start();
            try (var lines = dmesg.inputReader()) {
                String found = newestKill(lines.lines(), process.pid(), startSeconds, suspendedSeconds());
                logIsClosed = dmesg.waitFor(DMESG_SECONDS, TimeUnit.SECONDS) && dmesg.exitValue() != 0;
                return found;
            }
        } catch (IOException e) {
            logIsClosed = true; // there is no dmesg
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * The newest line that tells of this process's end. Lines older than its start are of another that had its pid.
     *
     * @param startSeconds when it started, after boot
     * @param suspendedSeconds how long the machine slept since boot, which the log's clock leaves out
     */
    static @Nullable String newestKill(Stream<String> log, long pid, double startSeconds, double suspendedSeconds) {
        Pattern own = Pattern.compile("(?i)kill(ed)? process " + pid + "\\b.*");
        return log.filter(line -> own.matcher(line).find())
                .filter(line -> {
                    Matcher stamp = LOG_STAMP.matcher(line);
                    return !stamp.find() || Double.parseDouble(stamp.group(1)) + suspendedSeconds >= startSeconds - 1;
                })
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /** The log counts by the clock that {@code nanoTime} has on Linux, a process's start by the one that never stops. */
    private static double suspendedSeconds() {
        ProcFile uptime = new ProcFile().readOrNull("/proc/uptime");
        String words = uptime == null ? "" : uptime.text().strip();
        int blank = words.indexOf(' ');
        return blank < 0 ? 0 : Math.max(0, Double.parseDouble(words.substring(0, blank)) - System.nanoTime() / 1e9);
    }

    private boolean isOwn(Path report) {
        try {
            return Files.getLastModifiedTime(report).toMillis()
                    >= startMillis - 1_000; // else of a former owner of the pid
        } catch (IOException e) {
            return false;
        }
    }

    private @Nullable Path crashReport() {
        String pid = Long.toString(process.namespacePid());
        Path file = errorFileOption.isEmpty()
                ? workingFolder.resolve("hs_err_pid" + pid + ".log")
                : workingFolder.resolve(errorFileOption.replace("%p", pid));
        if (isOwn(file)) {
            return file;
        }
        Path fallback = Path.of("/tmp", "hs_err_pid" + pid + ".log"); // HotSpot's choice where the folder is read-only
        return errorFileOption.isEmpty() && isOwn(fallback) ? fallback : null;
    }

    /** The one that it wrote when memory ran out, null where there is none. */
    private @Nullable Path heapDump() {
        String name = "java_pid" + process.namespacePid() + ".hprof";
        Path named = workingFolder.resolve(dumpPathOption);
        Path file = dumpPathOption.isEmpty() || Files.isDirectory(named) ? named.resolve(name) : named;
        return isOwn(file) ? file : null;
    }
}
