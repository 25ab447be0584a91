package dev.jvitals.session.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @TempDir
    Path folder;

    private FileKind kindOf(byte[] content) throws IOException {
        Path file = folder.resolve("some.file");
        Files.write(file, content);
        return FileKind.of(file, new Cancellation());
    }

    private FileKind kindOf(String text) throws IOException {
        return kindOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void binary_files_are_told_by_their_first_bytes() throws IOException {
        byte[] heap = "JAVA PROFILE 1.0.2\0....".getBytes(StandardCharsets.US_ASCII);
        assertThat(kindOf(heap)).isEqualTo(FileKind.HEAP_DUMP);
        assertThat(kindOf(gzipped(heap))).isEqualTo(FileKind.HEAP_DUMP);
        assertThat(kindOf("FLR\0..")).isEqualTo(FileKind.FLIGHT_RECORDING);
        assertThat(kindOf(new byte[] {'J', 'V', 'I', 'T', 'A', 'L', 'S', (byte) 0x8a, 0, 0}))
                .isEqualTo(FileKind.RECORDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "THREAD_DUMP ~ Full thread dump OpenJDK 64-Bit Server VM (25.0.3+9 mixed mode):",
                "THREAD_DUMP ~ \"main\" #1 prio=5 os_prio=0 tid=0x00007f nid=0x1 runnable",
                "THREAD_DUMP ~ \"main\" Id=1 RUNNABLE",
                "THREAD_DUMP ~ { \"threadDump\": { \"processId\": \"1\" } }",
                "THREAD_DUMP ~ \"pool-1\" - Thread t@12",
                "THREAD_DUMP ~ 1XMTHDINFO     Thread Details",
                "NATIVE_MEMORY ~ Native Memory Tracking: Total: reserved=1KB, committed=1KB",
                "CRASH_REPORT ~ # A fatal error has been detected by the Java Runtime Environment:",
                "GC_LOG ~ [0.017s][info][gc,heap] Heap region size: 2M",
                "GC_LOG ~ [2022-11-10T03:37:29.508-0800][0.082s][info][gc     ] Using G1",
                "GC_LOG ~ [2026-11-29T09:42:57.310+0000] GC(810) Pause Remark 53M->53M(64M) 2.316ms",
                "GC_LOG ~ 12.221: [GC (GCLocker Initiated GC)12.221: [ParNew: 174848K->25512K(349568K), 0.01 secs]",
                "GC_LOG ~ 2011-08-07T18:30:12.100+0100: 10.362: [GC [PSYoungGen: 524160K->0K(524224K)] 1K->1K(2K), 0 secs]",
                "UNKNOWN ~ hello, world"
            })
    void texts_are_told_by_the_words_in_them(FileKind expected, String line) throws IOException {
        assertThat(kindOf(line + "\n")).isEqualTo(expected);
        assertThat(kindOf(gzipped((line + "\n").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(kindOf(("\uFEFF" + line + "\n").getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(expected);
    }

    @Test
    void a_thread_dump_deep_in_a_console_log_is_found_and_outweighs_collections() throws IOException {
        String noise = "2026-01-01 INFO request served\n[0.5s][info][gc] GC(0) Pause Young\n".repeat(20_000);
        assertThat(kindOf(noise)).isEqualTo(FileKind.GC_LOG);
        assertThat(kindOf(noise + "Full thread dump OpenJDK\n")).isEqualTo(FileKind.THREAD_DUMP);
    }

    @Test
    void a_folder_of_thread_dumps_is_one_too() throws IOException {
        assertThat(FileKind.of(folder, new Cancellation())).isEqualTo(FileKind.UNKNOWN);
        Files.writeString(folder.resolve("dump1"), "Full thread dump OpenJDK\n");
        assertThat(FileKind.of(folder, new Cancellation())).isEqualTo(FileKind.THREAD_DUMP);
    }

    @Test
    void noise_is_unknown_and_never_an_error() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            if (noise.length < 2 || noise[0] != 0x1f) {
                assertThat(kindOf(noise)).isEqualTo(FileKind.UNKNOWN);
            }
        }
    }

    @Test
    void what_cannot_be_read_is_said_in_one_sentence() throws IOException {
        assertThatThrownBy(() -> FileKind.of(folder.resolve("none"), new Cancellation()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no such file");
        byte[] cut = java.util.Arrays.copyOf(gzipped(new byte[10_000]), 20);
        assertThatThrownBy(() -> kindOf(cut)).isInstanceOf(Failure.class).hasMessageContaining("cut short or damaged");
    }
}
