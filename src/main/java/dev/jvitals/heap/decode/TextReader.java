package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Says in one line what an object is: a string's text, a boxed number, a thread's name. Reads a few fields of the object and
 * of what it refers to. Any thread.
 */
public final class TextReader {
    /** A longer text is cut: enough to know it by, short enough for a line. */
    public static final int LINE_CHARS = 200;
    /** How deep a text may be made of other objects' texts, so that a cycle ends. */
    private static final int DEEPEST = 4;

    private final ObjectReader in;

    public TextReader(ObjectReader in) {
        this.in = in;
    }

    /** The object in one line of at most {@link #LINE_CHARS} characters; empty where nothing is known but its class. */
    public Optional<String> line(long id) {
        return text(id, LINE_CHARS, DEEPEST);
    }

    /** As {@link #line}, with a limit of one's own. */
    public Optional<String> text(long id, int limit) {
        return text(id, limit, DEEPEST);
    }

    private Optional<String> text(long id, int limit, int depth) {
        if (id == NONE || depth == 0) {
            return Optional.empty();
        }
        String represented = in.representedClass(id);
        if (represented != null) {
            return Optional.of("class " + represented);
        }
        for (String name : in.classNames(id)) {
            Optional<String> text = ofClass(name, id, limit, depth - 1);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofClass(String className, long id, int limit, int depth) {
        return switch (className) {
            case "java.lang.String" -> Optional.of(string(id, limit));
            case "java.lang.AbstractStringBuilder" -> Optional.of(builder(id, limit));
            case "byte[]" -> Optional.of(arrayText(id, limit));
            case "char[]" -> Optional.of(cut(new String(in.chars(id, 0, limit)), in.length(id)));
            case "java.lang.Thread", "java.lang.Enum", "java.lang.ThreadGroup", "java.lang.Module" ->
                field(id, "name", limit, depth);
            case "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Short",
                    "java.lang.Byte",
                    "java.util.concurrent.atomic.AtomicInteger",
                    "java.util.concurrent.atomic.AtomicLong" -> Optional.of(Long.toString(number(id, "value")));
            case "java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean" ->
                Optional.of(number(id, "value") != 0 ? "true" : "false");
            case "java.lang.Character" -> Optional.of(Character.toString((char) number(id, "value")));
            case "java.lang.Float" -> Optional.of(Float.toString(Float.intBitsToFloat((int) number(id, "value"))));
            case "java.lang.Double" -> Optional.of(Double.toString(Double.longBitsToDouble(number(id, "value"))));
            case "java.util.Optional", "java.util.concurrent.atomic.AtomicReference" ->
                Optional.of(
                        in.reference(id, "value") == NONE
                                ? "empty"
                                : text(in.reference(id, "value"), limit, depth).orElse("present"));
            case "java.io.File", "sun.nio.fs.UnixPath" -> field(id, "path", limit, depth);
            case "java.net.URI" -> field(id, "string", limit, depth);
            case "java.lang.Throwable" -> field(id, "detailMessage", limit, depth);
            case "java.util.regex.Pattern" -> field(id, "pattern", limit, depth);
            default -> ofTime(className, id);
        };
    }

    private Optional<String> ofTime(String className, long id) {
        try {
            return switch (className) {
                case "java.util.UUID" ->
                    Optional.of(new UUID(number(id, "mostSigBits"), number(id, "leastSigBits")).toString());
                case "java.util.Date" ->
                    Optional.of(Instant.ofEpochMilli(number(id, "fastTime")).toString());
                case "java.time.Instant" ->
                    Optional.of(Instant.ofEpochSecond(number(id, "seconds"), number(id, "nanos"))
                            .toString());
                case "java.time.LocalDate" ->
                    Optional.of(
                            LocalDate.of((int) number(id, "year"), (int) number(id, "month"), (int) number(id, "day"))
                                    .toString());
                default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<String> field(long id, String field, int limit, int depth) {
        return text(in.reference(id, field), limit, depth);
    }

    private long number(long id, String field) {
        return in.number(id, field, 0);
    }

    /** A string's text: UTF-16 or Latin-1 bytes since JDK 9, characters with or without an offset before. */
    private String string(long id, int limit) {
        long value = in.reference(id, "value");
        int offset = (int) Math.max(0, in.number(id, "offset", 0));
        int count = (int) in.number(id, "count", -1);
        if (!in.className(id).isEmpty() && value != NONE && in.className(value).equals("char[]")) {
            int length = count < 0 ? in.length(value) : count;
            return cut(new String(in.chars(value, offset, Math.min(length, limit))), length);
        }
        return compact(value, in.number(id, "coder", 0) != 0, Integer.MAX_VALUE, limit);
    }

    private String builder(long id, int limit) {
        long value = in.reference(id, "value");
        int count = (int) Math.max(0, in.number(id, "count", 0));
        return value != NONE && in.className(value).equals("char[]")
                ? cut(new String(in.chars(value, 0, Math.min(count, limit))), count)
                : compact(value, in.number(id, "coder", 0) != 0, count, limit);
    }

    private String compact(long bytes, boolean wide, int atMostChars, int limit) {
        int length = Math.min(atMostChars, in.length(bytes) / (wide ? 2 : 1));
        byte[] head = in.bytes(bytes, Math.min(length, limit) * (wide ? 2 : 1));
        if (length > 0 && isBlank(head)) {
            return "(blanked, " + length + " characters)";
        }
        // HotSpot keeps UTF-16 in the machine's byte order; dumps come from little-endian machines.
        String text = new String(head, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        return cut(text, length);
    }

    /** Only a redacted dump has texts of nothing but zeros. */
    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that read as text are shown as text. */
    private String arrayText(long id, int limit) {
        byte[] bytes = in.bytes(id, limit);
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(each >= ' ' && each < 0x7f ? (char) each : '.');
        }
        return cut(text.toString(), in.length(id));
    }

    private static String cut(String text, int length) {
        return text.length() < length ? text + "…" : text;
    }
}
