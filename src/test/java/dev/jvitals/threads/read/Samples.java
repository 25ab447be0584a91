package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Dumps that real JVMs of six versions wrote, for the tests of reading. */
final class Samples {
    private Samples() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource("/threaddumps/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ThreadDump only(String name) {
        ThreadDumpFile file = ThreadDumps.read(path(name), new Cancellation());
        if (file.dumps().size() != 1) {
            throw new AssertionError(name + " has " + file.dumps().size() + " dumps");
        }
        return file.dumps().getFirst();
    }

    static ThreadEntry thread(ThreadDump dump, String name) {
        return dump.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + name));
    }
}
