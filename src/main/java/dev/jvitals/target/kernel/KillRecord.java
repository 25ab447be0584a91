package dev.jvitals.target.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's record of a process that it killed for memory. Source of the form: {@code __oom_kill_process} in the
 * kernel's mm/oom_kill.c.
 *
 * @param line the record's own words, without the time before them
 * @param pid the process
 * @param anonymousBytes resident memory that no file backs, when it was killed
 * @param byContainer whether its control group's limit was reached and not the machine's memory
 */
public record KillRecord(String line, long pid, long anonymousBytes, boolean byContainer) {
    private static final Pattern KILLED =
            Pattern.compile("(?:Memory cgroup out of memory|Out of memory[^:]*): Kill(?:ed)? process (\\d+) .*");

    private static final Pattern ANONYMOUS = Pattern.compile("anon-rss:(\\d+)kB");
    private static final long PATIENCE_SECONDS = 5;

    /** Where the kernel's log can be had, the quicker first; both may need a privilege. */
    private static final List<List<String>> LOGS =
            List.of(List.of("dmesg"), List.of("journalctl", "-k", "-b", "-o", "cat", "--no-pager"));

    /**
     * The last record of that process, if there is one and this user may read the kernel's log. Runs a command; takes
     * some milliseconds.
     */
    public static Optional<KillRecord> of(long pid) {
        return LOGS.stream()
                .map(command -> find(output(command), pid))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<KillRecord> find(String log, long pid) {
        KillRecord last = null;
        for (String line : log.lines().toList()) {
            Matcher killed = KILLED.matcher(line);
            if (killed.find() && killed.group(1).equals(Long.toString(pid))) {
                Matcher anonymous = ANONYMOUS.matcher(line);
                long kilobytes = anonymous.find() ? Long.parseLong(anonymous.group(1)) : 0;
                last = new KillRecord(
                        killed.group(), pid, kilobytes * 1024, killed.group().startsWith("Memory cgroup"));
            }
        }
        return Optional.ofNullable(last);
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(Redirect.DISCARD)
                    .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                    .start();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? text : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return ""; // No such command here: another source, or none.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
