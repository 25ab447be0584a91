package dev.jvitals.metrics.recording;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The program that {@link RecordingTest} kills: it records until then. */
final class KilledWriter {
    static final Series TICK = new Series("tick", "tick", Unit.COUNT, "test", "Counts up.");

    private KilledWriter() {}

    public static void main(String[] args) {
        RecordingWriter writer = RecordingWriter.create(Path.of(args[0]), Map.of());
        for (int i = 0; i < 6_000; i++) { // a minute, should nobody kill it
            writer.sample(TICK, System.currentTimeMillis(), i);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
