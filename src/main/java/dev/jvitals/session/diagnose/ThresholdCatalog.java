package dev.jvitals.session.diagnose;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.diagnosis.threads.ThreadRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The thresholds of all rules, and how people write their values. */
public final class ThresholdCatalog {
    private static final Pattern VALUE = Pattern.compile("([0-9][0-9_,]*(?:\\.[0-9]+)?|\\.[0-9]+)\\s*([a-zA-Z%/]*)");

    private static final Map<String, Double> BYTES =
            Map.of("b", 1.0, "kb", 1024.0, "mb", 1024.0 * 1024, "gb", 1024.0 * 1024 * 1024);
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "ms", 1e-3, "s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

    private ThresholdCatalog() {}

    /** Each once, by rule and name. */
    public static List<Threshold> all() {
        Stream<Rule<?>> rules = Stream.of(LiveRules.all(), ThreadRules.all(), HeapRules.all(), NativeMemoryRules.all())
                .flatMap(List::stream);
        return rules
                .flatMap(rule -> rule.thresholds().stream())
                .collect(Collectors.toMap(Threshold::id, each -> each, (first, _) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Threshold::id))
                .toList();
    }

    /** The one of that id. */
    public static Optional<Threshold> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Reads changes such as {@code gc-thrash.busy-share=40%}. A failure of usage where one is not understood. */
    public static Thresholds parse(List<String> changes) {
        Map<String, Double> changed = new HashMap<>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            String id = equals < 0 ? change : change.substring(0, equals).strip();
            Threshold threshold = find(id).orElseThrow(() -> unknown(id));
            if (equals < 0) {
                throw usage("write " + id + "=VALUE; usually it is "
                        + threshold.unit().format(threshold.usual()));
            }
            changed.put(id, value(threshold, change.substring(equals + 1)));
        }
        return new Thresholds(changed);
    }

    /** A value as people write it: {@code 40%}, {@code 0.4}, {@code 64MB}, {@code 5s}; a bare number has the threshold's unit. */
    public static double value(Threshold threshold, String text) {
        Matcher words = VALUE.matcher(text.strip());
        double factor = words.matches() ? factor(threshold.unit(), words.group(2)) : Double.NaN;
        if (Double.isNaN(factor)) {
            throw usage("'" + text.strip() + "' is no value for " + threshold.id() + ", which usually is "
                    + threshold.unit().format(threshold.usual()));
        }
        double value = Double.parseDouble(words.group(1).replaceAll("[_,]", "")) * factor;
        if (value < threshold.least() || value > threshold.most()) {
            throw usage(threshold.id() + " may be " + threshold.range() + ", not " + text.strip());
        }
        return value;
    }

    private static double factor(Unit unit, String written) {
        String suffix = written.toLowerCase(Locale.ROOT);
        if (suffix.isEmpty() || suffix.equalsIgnoreCase(unit.symbol())) {
            return suffix.equals("%") ? 0.01 : 1;
        }
        return switch (unit) {
            case BYTES, BYTES_PER_SECOND -> BYTES.getOrDefault(suffix.replace("/s", ""), Double.NaN);
            case SECONDS -> SECONDS.getOrDefault(suffix, Double.NaN);
            case MILLIS -> SECONDS.getOrDefault(suffix, Double.NaN) * 1e3;
            default -> suffix.equals("core") ? 1 : Double.NaN;
        };
    }

    private static Failure unknown(String id) {
        String rule = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        String known = all().stream()
                .filter(each -> each.rule().equals(rule))
                .map(Threshold::id)
                .collect(Collectors.joining(", "));
        return usage("there is no threshold '" + id + "'"
                + (known.isEmpty() ? "; docs/thresholds.md lists them" : "; this rule has " + known));
    }

    private static Failure usage(String message) {
        return new Failure(Failure.Kind.USAGE, message);
    }
}
