package dev.jvitals.session.bench;

import java.io.IOException;
import java.util.List;

/** The window of this very program in a process of its own, without a screen, with a live view of one JVM. */
public final class OwnWindow implements AutoCloseable {
    private final ScratchFolder home;
    private final BenchProcess process;

    private OwnWindow(ScratchFolder home, BenchProcess process) {
        this.home = home;
        this.process = process;
    }

    /** Starts it, with settings of its own. */
    public static OwnWindow watching(long pid) {
        try {
            return watching(pid, ScratchFolder.make("jvitals-own-window"));
        } catch (IOException e) {
            throw BenchProcess.failed("no folder for a window: " + e.getMessage());
        }
    }

    private static OwnWindow watching(long pid, ScratchFolder home) {
        try {
            List<String> options =
                    List.of("-Djvitals.home=" + home.path(), "-Dglass.platform=Headless", "-Dprism.order=sw");
            return new OwnWindow(home, BenchProcess.start(OwnCommand.of(options, List.of(Long.toString(pid)))));
        } catch (RuntimeException e) {
            home.closeAfter(e);
            throw e;
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.close();
        home.close();
    }
}
