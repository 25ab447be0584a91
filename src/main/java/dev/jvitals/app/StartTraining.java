package dev.jvitals.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.jvitals.cli.CommandLineStart;
import dev.jvitals.session.bench.ThreadDumpGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run for the JVM to learn from: with {@code -XX:AOTCacheOutput=FILE} it keeps what commands and window load and link
 * here, and later starts take it from that file. The program is its own example: its threads, its heap, its JVM. Needs no
 * display with {@code -Dglass.platform=Headless -Dprism.order=sw}; the property {@code jvitals.home} names a folder, made
 * by the caller, for all that it writes.
 */
final class StartTraining {
    /** The window is left open for as many frames, so that the first charts are drawn too. */
    private static final int FRAMES = 90;

    private StartTraining() {}

    /** Runs the commands, then the window until it is filled; prints nothing. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(System.getProperty("jvitals.home")).toAbsolutePath();
        System.setOut(nowhere());
        Path heap = folder.resolve("own.hprof");
        Path threads = folder.resolve("own.json");
        Path stuck = folder.resolve("stuck.txt");
        String own = Long.toString(ProcessHandle.current().pid());
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        jvm.dumpHeap(heap.toString(), true);
        jvm.dumpThreads(threads.toString(), ThreadDumpFormat.JSON);
        new ThreadDumpGenerator(1).write(stuck, 2_000, 3); // what is hot with many threads is compiled at once later
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("ps"),
                List.of("ps", "--json"),
                List.of("watch", own, "--for", "2s", "--json"),
                List.of("threads", stuck.toString()),
                List.of("threads", threads.toString()),
                List.of("threads", threads.toString(), "--json"),
                List.of("heap", heap.toString()),
                List.of("heap", heap.toString(), "--json"))) {
            CommandLineStart.run(command.toArray(String[]::new), nowhere(), nowhere());
        }
        System.setProperty(StartTime.ASKED, "true");
        System.setProperty(StartTime.FRAMES, Integer.toString(FRAMES));
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"light\", \"window.width\": 1280.0}");
        Main.main(new String[] {own, threads.toString()});
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
}
