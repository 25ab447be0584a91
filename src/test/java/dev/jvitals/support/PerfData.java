package dev.jvitals.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An hsperfdata file with the counters of a real run, {@code src/test/resources/perf}, whose values a test may change while
 * it is mapped elsewhere, as a JVM does.
 */
public final class PerfData {
    private static final int PROLOGUE_BYTES = 32;
    private static final int HEADER_BYTES = 20;
    private static final int TEXT_BYTES = 64;

    private final Path path;
    private final Map<String, Integer> values = new HashMap<>();

    private PerfData(Path path) {
        this.path = path;
    }

    /** Writes the counters of that name, such as {@code 8-cms}, into a new file of a folder. */
    public static PerfData of(String sample, Path folder) throws IOException {
        PerfData data = new PerfData(folder.resolve(sample));
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/perf", sample + ".txt")).stream()
                .filter(line -> line.indexOf('=') > 0)
                .toList();
        ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        file.position(PROLOGUE_BYTES);
        for (String line : lines) {
            int equals = line.indexOf('=');
            data.entry(file, line.substring(0, equals), line.substring(equals + 1));
        }
        int used = file.position();
        byte[] magic = {(byte) 0xca, (byte) 0xfe, (byte) 0xc0, (byte) 0xc0, 1, 2, 0, 1};
        file.put(0, magic).putInt(8, used).putInt(24, PROLOGUE_BYTES).putInt(28, lines.size());
        Files.write(data.path, file.array());
        return data;
    }

    private void entry(ByteBuffer file, String name, String value) {
        boolean isText = value.startsWith("\"");
        byte[] chars = name.getBytes(StandardCharsets.UTF_8);
        int dataOffset = HEADER_BYTES + (chars.length + 8) / 8 * 8;
        String text = value.replace("\"", "");
        int dataBytes = isText ? Math.max(TEXT_BYTES, text.length() + 1) : Long.BYTES;
        int at = file.position();
        file.putInt(at, dataOffset + dataBytes)
                .putInt(at + 4, HEADER_BYTES)
                .putInt(at + 8, isText ? dataBytes : 0)
                .put(at + 12, (byte) (isText ? 'B' : 'J'))
                .putInt(at + 16, dataOffset)
                .put(at + HEADER_BYTES, chars);
        if (isText) {
            file.put(at + dataOffset, text.getBytes(StandardCharsets.UTF_8));
        } else {
            file.putLong(at + dataOffset, Long.parseLong(text));
        }
        values.put(name, at + dataOffset);
        file.position(at + dataOffset + dataBytes);
    }

    public Path path() {
        return path;
    }

    /** Changes a number in the file. */
    public void set(String name, long value) throws IOException {
        write(
                name,
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value));
    }

    /** Changes a text of up to 63 characters in the file. */
    public void set(String name, String value) throws IOException {
        write(name, ByteBuffer.allocate(TEXT_BYTES).put(0, value.getBytes(StandardCharsets.UTF_8)));
    }

    private void write(String name, ByteBuffer bytes) throws IOException {
        Integer at = values.get(name);
        if (at == null) {
            throw new IllegalArgumentException(name);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(bytes, at);
        }
    }
}
