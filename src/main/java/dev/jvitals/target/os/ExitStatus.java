package dev.jvitals.target.os;

import java.util.OptionalInt;

/**
 * How a process ended, as the kernel keeps it for the parent. Anybody of the same user can read it for as long as the
 * parent has not. Source: proc_pid_stat(5), the last field; wait(2); signal(7), of Linux on x86 and ARM.
 */
final class ExitStatus {
    /** HotSpot exits with this and the signal's number once its shutdown hooks have run. */
    private static final int ON_SIGNAL = 128;

    private ExitStatus() {}

    /** The wait status of a process that waits for its parent; empty where it has gone, or lives. */
    static OptionalInt read(long pid) {
        ProcFile file = new ProcFile().readOrNull("/proc/" + pid + "/stat");
        String line = file == null ? "" : file.text().strip();
        String fields = line.substring(line.lastIndexOf(')') + 1).strip();
        boolean over = fields.startsWith("Z") || fields.startsWith("X");
        return over
                ? OptionalInt.of(Integer.parseInt(fields.substring(fields.lastIndexOf(' ') + 1)))
                : OptionalInt.empty();
    }

    /** "was killed by SIGKILL", "exited with status 143, as on SIGTERM". */
    static String words(int waitStatus) {
        int signal = waitStatus & 0x7f;
        if (signal != 0) {
            return "was killed by " + name(signal);
        }
        int status = waitStatus >> 8 & 0xff;
        boolean asked = status == ON_SIGNAL + 1 || status == ON_SIGNAL + 2 || status == ON_SIGNAL + 15;
        return "exited with status " + status + (asked ? ", as on " + name(status - ON_SIGNAL) : "");
    }

    private static String name(int signal) {
        return switch (signal) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 7 -> "SIGBUS";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 15 -> "SIGTERM";
            default -> "signal " + signal;
        };
    }
}
