package dev.jvitals.threads.read;

import dev.jvitals.base.Failure;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The files behind what was asked to be read, and their uncompressed bytes. */
final class DumpFiles {
    /** A folder of dumps has some hundred; one with more is somebody's home directory. */
    private static final int MOST_FILES = 10_000;

    private static final int DEEPEST = 4;

    private DumpFiles() {}

    /** The file itself, or a folder's files in the order of their names, numbers in them by value. */
    static List<Path> list(Path path) {
        if (!Files.exists(path)) {
            throw new Failure(Failure.Kind.INPUT, path + ": there is no such file");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted(Comparator.comparing(Path::toString, DumpFiles::byNumbers))
                    .toList();
            if (files.isEmpty()) {
                throw new Failure(Failure.Kind.INPUT, path + ": the folder has no files");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.INPUT, path + ": " + e.getMessage(), e);
        }
    }

    /** The folder that holds all of them, at least the root. */
    static Path commonFolder(List<Path> paths) {
        Path common = paths.getFirst().toAbsolutePath().normalize().getParent();
        for (Path path : paths) {
            while (common != null
                    && common.getParent() != null
                    && !path.toAbsolutePath().normalize().startsWith(common)) {
                common = common.getParent();
            }
        }
        return common == null ? paths.getFirst() : common;
    }

    /** The bytes, uncompressed if the file begins as gzip does, whatever its name. */
    static DumpSource open(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 2);
        try {
            byte[] head = in.readNBytes(2);
            in.unread(head);
            boolean gzip = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
            return new DumpSource(gzip ? new GZIPInputStream(in, 1 << 16) : in, gzip);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Why the file cannot be read, in the user's words. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _, FileNotFoundException _ -> "there is no such file";
            case AccessDeniedException _ -> "not allowed to read it";
            case EOFException _ -> "its compressed data ends too early";
            case ZipException _ -> "its compressed data is broken";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** {@code dump-2} before {@code dump-10}. */
    static int byNumbers(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digits(a, i);
            int endB = digits(b, j);
            int order;
            if (endA > i && endB > j) {
                order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int compareNumbers(String a, String b) {
        String left = a.replaceFirst("^0+", "");
        String right = b.replaceFirst("^0+", "");
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
