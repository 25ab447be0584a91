package dev.jvitals.target.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is lost when a process ends, so that its end can be told: HotSpot's crash report in its working folder, the
 * control group's count of kills, the kernel's log.
 */
public final class EndWitness {
    private static final String ERROR_FILE = "-XX:ErrorFile=";
    private static final long DMESG_SECONDS = 2;

    private final ProcessIdentity process;
    private final ControlGroup group;
    private final Path workingFolder;
    private final String errorFileOption;
    private final long oomKills;

    /** Notes what must be noted while the process lives. */
    public EndWitness(long pid) throws IOException {
        process = ProcessIdentity.read(pid);
        group = ControlGroup.of(pid);
        workingFolder = workingFolder(pid);
        errorFileOption = process.arguments().stream()
                .filter(word -> word.startsWith(ERROR_FILE))
                .map(word -> word.substring(ERROR_FILE.length()))
                .findFirst()
                .orElse("");
        oomKills = group.oomKills();
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
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
        return "It ended: no crash report, no kill record; an exit or a signal.";
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
        Pattern own = Pattern.compile("(?i)kill(ed)? process " + process.pid() + "\\b.*");
        try {
            Process dmesg = new ProcessBuilder(List.of("dmesg"))
                    .redirectErrorStream(true)
                    .start();
            try (var lines = dmesg.inputReader()) {
                String found = lines.lines()
                        .filter(line -> own.matcher(line).find())
                        .reduce((a, b) -> b)
                        .orElse(null);
                dmesg.waitFor(DMESG_SECONDS, TimeUnit.SECONDS);
                return found;
            }
        } catch (IOException e) {
            return null; // no dmesg, or not for this user
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable Path crashReport() {
        String pid = Long.toString(process.namespacePid());
        Path file = errorFileOption.isEmpty()
                ? workingFolder.resolve("hs_err_pid" + pid + ".log")
                : workingFolder.resolve(errorFileOption.replace("%p", pid));
        if (Files.exists(file)) {
            return file;
        }
        Path fallback = Path.of("/tmp", "hs_err_pid" + pid + ".log"); // HotSpot's choice where the folder is read-only
        return errorFileOption.isEmpty() && Files.exists(fallback) ? fallback : null;
    }
}
