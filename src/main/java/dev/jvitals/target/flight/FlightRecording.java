package dev.jvitals.target.flight;

import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.threads.ThreadDump;
import java.util.List;

/**
 * What a file of the flight recorder holds.
 *
 * @param recording its series and events
 * @param methods where threads ran when they were sampled, the hottest first
 * @param allocations what was allocated, by class, the most bytes first
 * @param threads what each thread had of the processors, the busiest first
 * @param dumps the thread dumps that the recorder took, in time order; of very many the last
 */
public record FlightRecording(
        Recording recording,
        List<Hot> methods,
        List<Hot> allocations,
        List<ThreadLoad> threads,
        List<ThreadDump> dumps) {
    public FlightRecording {
        methods = List.copyOf(methods);
        allocations = List.copyOf(allocations);
        threads = List.copyOf(threads);
        dumps = List.copyOf(dumps);
    }

    /**
     * Something that samples hit often.
     *
     * @param name the method or class
     * @param caller the frame of one's own that led there most often; empty where none did
     * @param weight samples, or bytes
     * @param share of all weight
     */
    public record Hot(String name, String caller, double weight, double share) {}

    /**
     * What a thread had of the processors.
     *
     * @param meanCores over the samples that the recorder took
     * @param maxCores in its busiest sample
     * @param samples how many there are
     */
    public record ThreadLoad(String name, double meanCores, double maxCores, int samples) {}
}
