package dev.jvitals.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Addresses of views, for finding an open one and for opening a closed one again. */
public final class Addresses {
    private static final String JVM = "jvm:";
    private static final String FILE = "file:";
    private static final String FILES = "files:";
    /** Stands in no path that anybody has seen. */
    private static final String BETWEEN = "\n";

    private Addresses() {}

    public static String ofJvm(long pid) {
        return JVM + pid;
    }

    public static String ofFile(Path file) {
        return FILE + file.toAbsolutePath().normalize();
    }

    /** Of several files in one view, in their order; one file's is that of the file alone. */
    public static String ofFiles(List<Path> files) {
        return files.size() == 1
                ? ofFile(files.getFirst())
                : FILES
                        + files.stream()
                                .map(file -> file.toAbsolutePath().normalize().toString())
                                .collect(Collectors.joining(BETWEEN));
    }

    /** The files of an address, none where it is no address of files. */
    public static List<Path> files(String address) {
        return address.startsWith(FILES)
                ? Arrays.stream(address.substring(FILES.length()).split(BETWEEN, -1))
                        .map(Path::of)
                        .toList()
                : file(address).stream().toList();
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
