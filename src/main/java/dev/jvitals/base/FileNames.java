package dev.jvitals.base;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names suggested for files that are saved, all of one form, so that a folder of them sorts by what they are:
 * {@code heap-OrdersService-4711-20261121-095000.hprof}. They hold ASCII letters, digits, dots, dashes and underscores only:
 * every file system takes them, and a Java whose locale is C can write them; the names in them are strangers'.
 */
public final class FileNames {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** Of one part. All of them, with time and extension, are well below the 255 bytes that file systems take. */
    private static final int LONGEST_PART = 48;

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._]+");
    private static final Pattern OUTER = Pattern.compile("^[-.]+|[-.]+$");
    private static final Pattern STAMPED = Pattern.compile("(.*?)(\\d{8}-\\d{6})");

    private FileNames() {}

    /**
     * A name of these parts and the present local time.
     *
     * @param extension without its dot
     * @param parts what it is, whose, its pid; those that are not known are left out
     */
    public static String suggest(String extension, String... parts) {
        return suggest(LocalDateTime.now(ZoneId.systemDefault()), extension, parts);
    }

    static String suggest(LocalDateTime at, String extension, String... parts) {
        return joined(stamp(at), extension, parts);
    }

    /** A name for what is made of another file: that one's, and the present time only where it has none in its name. */
    public static String suggestFor(Path source, String extension, String what) {
        String stem = stem(String.valueOf(source.getFileName()));
        Matcher stamped = STAMPED.matcher(stem);
        return stamped.matches()
                ? joined(stamped.group(2), extension, what, stamped.group(1))
                : suggest(extension, what, stem);
    }

    private static String joined(String stamp, String extension, String... parts) {
        return Stream.concat(Arrays.stream(parts).map(FileNames::safe), Stream.of(stamp))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("-"))
                + "."
                + extension;
    }

    private static String stem(String name) {
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain : plain.substring(0, dot);
    }

    /** {@code 20261121-095000}: sorts as time does. */
    public static String stamp(LocalDateTime at) {
        return STAMP.format(at);
    }

    private static String safe(String part) {
        String plain = OUTER.matcher(UNSAFE.matcher(part).replaceAll("-")).replaceAll("");
        return plain.length() <= LONGEST_PART
                ? plain
                : OUTER.matcher(plain.substring(0, LONGEST_PART)).replaceAll("");
    }
}
