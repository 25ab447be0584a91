package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** The program that {@link LastMinutesTest} runs where files cannot grow: it says how the writing went. */
final class LastMinutesWriter {
    static final int SAMPLES = 2_000;
    static final Series NOISE = new Series("noise", "noise", Unit.COUNT, "test", "Cannot be packed well.");

    private LastMinutesWriter() {}

    public static void main(String[] args) {
        History history = new History();
        Random random = new Random(3);
        for (int i = 0; i < SAMPLES; i++) {
            history.sample(NOISE, i * 100L, random.nextDouble());
        }
        try {
            LastMinutes.write(history, 0, Path.of(args[0]), Map.of());
            System.out.println("whole");
        } catch (Failure e) {
            System.out.println(e.sentence());
        }
    }
}
