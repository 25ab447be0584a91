package dev.jvitals.target.flight;

import dev.jvitals.target.flight.FlightRecording.ThreadLoad;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedThread;

/** What each thread had of the processors, from samples every ten seconds or so. For one thread. */
final class ThreadLoads {
    /** Threads come and go; beyond so many new ones are left out. */
    private static final int MAX_THREADS = 20_000;

    private static final int TOLD = 200;

    private static final class Load {
        String name = "";
        double sum;
        double max;
        int samples;
    }

    private final Map<Long, Load> loads = new HashMap<>();
    private double processors = 1;

    void register(EventStream stream) {
        stream.onEvent("jdk.CPUInformation", event -> processors = Math.max(1, event.getInt("hwThreads")));
        stream.onEvent("jdk.ThreadCPULoad", event -> {
            RecordedThread thread = event.getThread("eventThread");
            if (thread != null) {
                add(thread, (event.getFloat("user") + event.getFloat("system")) * processors);
            }
        });
    }

    private void add(RecordedThread thread, double cores) {
        Load load = loads.get(thread.getId());
        if (load == null) {
            if (loads.size() == MAX_THREADS) {
                return;
            }
            load = new Load();
            loads.put(thread.getId(), load);
        }
        String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
        load.name = name == null ? "thread " + thread.getId() : name;
        load.sum += cores;
        load.max = Math.max(load.max, cores);
        load.samples++;
    }

    List<ThreadLoad> busiest() {
        return loads.values().stream()
                .map(load -> new ThreadLoad(load.name, load.sum / load.samples, load.max, load.samples))
                .sorted(Comparator.comparingDouble(load -> -load.meanCores()))
                .limit(TOLD)
                .toList();
    }
}
