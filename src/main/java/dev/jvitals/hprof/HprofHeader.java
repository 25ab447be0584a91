package dev.jvitals.hprof;

import dev.jvitals.base.Failure;
import java.nio.charset.StandardCharsets;

/**
 * The start of a dump file.
 *
 * @param version {@code 1.0.1} or {@code 1.0.2}
 * @param idBytes how many bytes an id has, 4 or 8
 * @param takenAtMillis when the dump was taken, milliseconds since 1970, as the JVM's clock had it
 * @param bytes how long the header is
 */
public record HprofHeader(String version, int idBytes, long takenAtMillis, int bytes) {
    private static final String PREFIX = "JAVA PROFILE ";
    private static final int LONGEST_TEXT = 32;

    /** Reads the header at the input's position. Throws {@link Failure} where it is none. */
    static HprofHeader read(DumpFile file) {
        try (DumpInput in = new DumpInput(file, 4)) {
            StringBuilder text = new StringBuilder();
            int c = -1;
            while (text.length() < LONGEST_TEXT && in.has(1)) {
                c = in.u1();
                if (c == 0) {
                    break;
                }
                text.append((char) c);
            }
            if (c != 0 || !text.toString().startsWith(PREFIX)) {
                throw Failure.unreadable(file.path(), 0, "an HPROF heap dump (\"JAVA PROFILE 1.0.x\")", found(text));
            }
            String version = text.substring(PREFIX.length());
            if (!version.equals("1.0.1") && !version.equals("1.0.2")) {
                throw Failure.unreadable(
                        file.path(), PREFIX.length(), "HPROF version 1.0.1 or 1.0.2", "\"" + version + "\"");
            }
            long at = in.position();
            if (!in.has(12)) {
                throw Failure.unreadable(file.path(), at, "the size of ids and the date", "the end of the file");
            }
            int idBytes = in.i4();
            if (idBytes != 4 && idBytes != 8) {
                throw Failure.unreadable(file.path(), at, "ids of 4 or 8 bytes", idBytes + " bytes");
            }
            return new HprofHeader(version, idBytes, in.i8(), (int) in.position());
        }
    }

    private static String found(StringBuilder text) {
        if (text.isEmpty()) {
            return "an empty file";
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        boolean readable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return readable
                ? "\"" + text + "\""
                : "other bytes (0x" + java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length)) + "…)";
    }
}
