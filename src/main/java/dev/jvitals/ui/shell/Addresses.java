package dev.jvitals.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Addresses of views, for finding an open one and for opening a closed one again. */
public final class Addresses {
    private static final String JVM = "jvm:";
    private static final String FILE = "file:";

    private Addresses() {}

    public static String ofJvm(long pid) {
        return JVM + pid;
    }

    public static String ofFile(Path file) {
        return FILE + file.toAbsolutePath().normalize();
    }

    /** The file of a file's address. */
    public static Optional<Path> file(String address) {
        return address.startsWith(FILE) ? Optional.of(Path.of(address.substring(FILE.length()))) : Optional.empty();
    }

    /** The pid of a JVM's address. */
    public static OptionalLong pid(String address) {
        return address.startsWith(JVM)
                ? OptionalLong.of(Long.parseLong(address.substring(JVM.length())))
                : OptionalLong.empty();
    }
}
