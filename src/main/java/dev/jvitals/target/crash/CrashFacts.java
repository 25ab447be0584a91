package dev.jvitals.target.crash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vital facts of a crash report, by the names of a screen. */
final class CrashFacts {
    /** What to look for, in the order of the screen; the first group is the fact. */
    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

    static {
        add("JRE", "# JRE version: (.*)");
        add("JVM", "# Java VM: (.*)");
        add("command line", "(?:Command Line|java_command): (.*)");
        add("JVM arguments", "jvm_args: (.*)");
        add("program", "java_command: (.*)");
        add("time", "[Tt]ime: (.*?)(?: elapsed time: .*)?");
        add("elapsed time", "(?:.* )?elapsed time: (.*)");
        add("host", "Host: (.*)");
        add("pid", "#.*pid=(\\d+).*");
        add("signal info", "siginfo: ?(.*)");
        add(
                "heap",
                " ((?:garbage-first heap|PSYoungGen|def new generation|ZHeap|Shenandoah Heap|par new generation).*)");
        add("old generation", " ((?:ParOldGen|tenured generation|concurrent mark-sweep generation).*)");
        add("metaspace", " (Metaspace  .*)");
        add("physical memory", "Memory: (.*)");
        add("memory available", "MemAvailable:\\s*(.*)");
        add("resident set", "Resident Set Size: (.*)");
        add("virtual size", "Virtual Size: (.*)");
        add("container", "container_type: (.*)");
        add("container memory limit", "(?:memory_limit_in_bytes|memory\\.max|memory_limit): (.*)");
        add("container memory used", "(?:memory_usage_in_bytes|memory\\.current|memory_usage): (.*)");
        add("container processors", "active_processor_count: (.*)");
        add("OutOfMemoryErrors", "(OutOfMemoryError \\w+=.*|java.lang.OutOfMemoryError.*)");
    }

    private static final Pattern LIMIT = Pattern.compile("(\\w+): ((?:\\d+k?|infinity)/(?:\\d+k?|infinity))");
    private static final int MAX_CHARS = 2_000;

    private CrashFacts() {}

    private static void add(String name, String regex) {
        PATTERNS.put(name, Pattern.compile(regex));
    }

    /** Each fact once, where it first stands. */
    static Map<String, String> of(List<String> lines) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : lines) {
            PATTERNS.forEach((name, pattern) -> {
                if (!found.containsKey(name)) {
                    Matcher matcher = pattern.matcher(line);
                    if (matcher.matches() && !matcher.group(1).isBlank()) {
                        found.put(name, cut(matcher.group(1).strip()));
                    }
                }
            });
            limits(line, found);
        }
        return inOrder(found);
    }

    private static Map<String, String> inOrder(Map<String, String> found) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : PATTERNS.keySet()) {
            String fact = found.get(name);
            if (fact != null) {
                ordered.put(name, fact);
            }
        }
        found.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** {@code STACK 8192k/infinity , CORE 0k/infinity , NPROC 4096/4096 , NOFILE 1024/4096} in the line of limits. */
    private static void limits(String line, Map<String, String> found) {
        if (line.startsWith("rlimit (soft/hard):")) {
            Matcher limit = LIMIT.matcher(line.replaceAll("(\\w+) (\\S+/\\S+)", "$1: $2"));
            while (limit.find()) {
                found.putIfAbsent("limit " + limit.group(1), limit.group(2));
            }
        }
    }

    private static String cut(String fact) {
        return fact.length() <= MAX_CHARS ? fact : fact.substring(0, MAX_CHARS) + "…";
    }
}
