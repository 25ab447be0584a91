package dev.jvitals.diagnosis.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which collector a JVM runs, by its flags. */
final class Collectors {
    private static final Map<String, String> BY_FLAG = new LinkedHashMap<>();

    static {
        BY_FLAG.put("UseG1GC", "G1");
        BY_FLAG.put("UseParallelGC", "Parallel");
        BY_FLAG.put("UseSerialGC", "Serial");
        BY_FLAG.put("UseZGC", "ZGC");
        BY_FLAG.put("UseShenandoahGC", "Shenandoah");
        BY_FLAG.put("UseConcMarkSweepGC", "CMS");
        BY_FLAG.put("UseEpsilonGC", "Epsilon");
    }

    private Collectors() {}

    /** The collector's name; empty where the flags do not tell. */
    static String of(Map<String, TargetFacts.Flag> flags) {
        return BY_FLAG.entrySet().stream()
                .filter(entry -> flags.containsKey(entry.getKey())
                        && flags.get(entry.getKey()).value().equals("true"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
