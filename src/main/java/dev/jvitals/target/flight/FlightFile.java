package dev.jvitals.target.flight;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.target.jfr.FlightEvents;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.EventStream;

/** Reads the files of the flight recorder. Cost: O(events); can be cancelled at any time. */
public final class FlightFile {
    private FlightFile() {}

    /** Series and events only: what the rules need. As {@link #read}. */
    public static Recording recording(Path file, Progress progress, Cancellation cancellation) {
        return read(file, progress, cancellation).recording();
    }

    /** Everything. Throws a {@link Failure} in one sentence where no event can be read. */
    public static FlightRecording read(Path file, Progress progress, Cancellation cancellation) {
        try {
            return new Reading(file).read(progress, cancellation);
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.INPUT, file + ": cannot be read as a flight recording: " + e.getMessage(), e);
        }
    }

    private static final class Reading {
        private static final int EVENTS_BETWEEN_LOOKS = 4096;
        /** A recorder that runs for days takes one a minute; more than these nobody compares. */
        private static final int MOST_DUMPS = 20;

        /** Its text tells the time on the clock of where it was taken, without the zone; the event tells the moment. */
        private record RawDump(Instant at, String text) {}

        private final Path file;
        private final History history = new History();
        private final Map<String, String> about = new HashMap<>();
        private final HotSpots methods = new HotSpots();
        private final HotSpots allocations = new HotSpots();
        private final ThreadLoads threads = new ThreadLoads();
        private final SampledSeries series = new SampledSeries(history, about);
        private final ArrayDeque<RawDump> dumps = new ArrayDeque<>();
        private long events;

        Reading(Path file) {
            this.file = file;
        }

        FlightRecording read(Progress progress, Cancellation cancellation) throws IOException {
            String damage = FlightChunks.damage(file);
            progress.phase("Reading " + file.getFileName(), 0);
            stream(progress, cancellation);
            cancellation.check();
            if (history.isEmpty()) {
                throw new Failure(
                        Failure.Kind.INPUT,
                        file + ": no event in it could be read. "
                                + (damage.isEmpty() ? "It holds none that JVitals knows, or is damaged." : damage));
            }
            series.end();
            about.put("recordedBy", "flight recording");
            Recording recording = new Recording(
                    file,
                    about,
                    history.firstMillis(),
                    history,
                    List.of(),
                    damage.isEmpty(),
                    damage.isEmpty() ? Optional.empty() : Optional.of(damage));
            return new FlightRecording(
                    recording, methods.hottest(), allocations.hottest(), threads.busiest(), parsed());
        }

        /** As {@code jcmd PID Thread.print} writes them. */
        private List<ThreadDump> parsed() {
            return dumps.stream()
                    .flatMap(raw -> ThreadDumps.parse(raw.text(), file.toString()).stream()
                            .map(dump -> dump.takenAt(raw.at())))
                    .toList();
        }

        private void keepDump(RawDump dump) {
            dumps.add(dump);
            if (dumps.size() > MOST_DUMPS) {
                dumps.remove();
            }
        }

        private void stream(Progress progress, Cancellation cancellation) throws IOException {
            try (EventStream stream = EventStream.openFile(file)) {
                stream.setReuse(false); // collections are kept until their end
                stream.onError(error -> {}); // damage is told by the chunks
                FlightEvents.register(stream, series.seeing(history));
                JvmFacts.register(stream, about);
                series.register(stream);
                threads.register(stream);
                samples(stream);
                stream.onEvent(
                        "jdk.ThreadDump",
                        event -> keepDump(new RawDump(event.getStartTime(), event.getString("result"))));
                stream.onEvent(event -> {
                    if (++events % EVENTS_BETWEEN_LOOKS == 0) {
                        progress.at(events);
                    }
                });
                cancellation.onCancel(stream::close);
                start(stream);
            }
        }

        /**
         * The JDK's own reader believes what a file says of itself, so damage surfaces in it as any unchecked exception,
         * an array too large or a type within itself. What the callbacks throw never comes here: it goes to onError.
         */
        private static void start(EventStream stream) throws IOException {
            try {
                stream.start();
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                throw new IOException("its description of events is damaged", e);
            }
        }

        private void samples(EventStream stream) {
            for (String name : List.of("jdk.ExecutionSample", "jdk.NativeMethodSample")) {
                boolean running = name.equals("jdk.ExecutionSample");
                stream.onEvent(name, event -> {
                    if (running) {
                        methods.add(HotSpots.top(event), HotSpots.own(event), 1);
                    }
                });
            }
            stream.onEvent(
                    "jdk.ObjectAllocationSample",
                    event -> allocations.add(event.getClass("objectClass").getName(), HotSpots.own(event), (double)
                            event.getLong("weight")));
            for (String name : List.of("jdk.ObjectAllocationInNewTLAB", "jdk.ObjectAllocationOutsideTLAB")) {
                String size = name.endsWith("NewTLAB") ? "tlabSize" : "allocationSize";
                stream.onEvent(
                        name,
                        event -> allocations.add(event.getClass("objectClass").getName(), HotSpots.own(event), (double)
                                event.getLong(size)));
            }
        }
    }
}
