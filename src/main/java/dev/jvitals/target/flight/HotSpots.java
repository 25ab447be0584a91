package dev.jvitals.target.flight;

import dev.jvitals.target.flight.FlightRecording.Hot;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/** Counts what samples hit, by name and by who led there. In bounded memory. For one thread. */
final class HotSpots {
    /** More names than anybody reads; beyond, new ones only count for the whole. */
    private static final int MAX_NAMES = 20_000;

    private static final int MAX_CALLERS = 200;
    private static final int TOLD = 200;

    private static final class Count {
        double weight;
        final Map<String, Double> callers = new HashMap<>();
    }

    private final Map<String, Count> counts = new HashMap<>();
    private double total;

    void add(String name, String caller, double weight) {
        total += weight;
        Count count = counts.get(name);
        if (count == null) {
            if (counts.size() == MAX_NAMES) {
                return;
            }
            count = new Count();
            counts.put(name, count);
        }
        count.weight += weight;
        if (count.callers.size() < MAX_CALLERS || count.callers.containsKey(caller)) {
            count.callers.merge(caller, weight, Double::sum);
        }
    }

    /** The most hit, first. */
    List<Hot> hottest() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().weight))
                .limit(TOLD)
                .map(entry -> new Hot(
                        entry.getKey(),
                        mostFrequent(entry.getValue().callers),
                        entry.getValue().weight,
                        entry.getValue().weight / Math.max(1, total)))
                .toList();
    }

    private static String mostFrequent(Map<String, Double> callers) {
        return callers.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The innermost frame, empty where there is no stack. */
    static String top(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        return stack == null || stack.getFrames().isEmpty()
                ? ""
                : name(stack.getFrames().getFirst());
    }

    /** The innermost frame of one's own code, empty where there is none. */
    static String own(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) {
            return "";
        }
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (CodeOrigin.isOwn(type)) {
                return name(frame);
            }
        }
        return "";
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
