package dev.jvitals.ui.findings;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.session.diagnose.ThresholdCatalog;
import dev.jvitals.session.trigger.Collecting;
import dev.jvitals.session.trigger.Trigger;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.UserFolders;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has said about diagnosis: thresholds, what is collected by itself, whether to be told. Kept in the settings;
 * a word there that is not understood counts as not said. For the JavaFX thread, but for {@link #collecting}.
 */
public final class DiagnosisSettings {
    private static final String ON_CRITICAL = "evidence.onCritical";
    private static final String TRIGGERS = "evidence.triggers";
    private static final String FOLDER = "evidence.folder";
    private static final String KEEP = "evidence.keep";
    private static final String HEAP_DUMP = "evidence.heapDump";
    private static final String NOTIFY = "notify.critical";
    private static final int USUALLY_KEPT = 10;
    /** More than anybody looks through. */
    static final int MOST_KEPT = 100;

    private final Settings settings;
    private volatile Collecting collecting;

    /** Reads them and judges by their thresholds from now on. */
    public DiagnosisSettings(Settings settings) {
        this.settings = settings;
        this.collecting = read();
        enforce();
    }

    private void enforce() {
        Map<String, Double> changed = new HashMap<>();
        for (Threshold threshold : ThresholdCatalog.all()) {
            double value = settings.number(name(threshold), Double.NaN);
            if (!Double.isNaN(value)) {
                changed.put(threshold.id(), value);
            }
        }
        Thresholds.enforce(new Thresholds(changed));
    }

    private static String name(Threshold threshold) {
        return "thresholds." + threshold.id();
    }

    /** Judges by another value from now on. */
    void change(Threshold threshold, double value) {
        if (value == threshold.usual()) {
            settings.remove(name(threshold));
        } else {
            settings.set(name(threshold), value);
        }
        enforce();
    }

    private Collecting read() {
        List<Trigger> triggers = new ArrayList<>();
        if (collectsOnCritical()) {
            triggers.add(Trigger.parse("critical"));
        }
        for (String words : triggers()) {
            refusal(words)
                    .ifPresentOrElse(
                            why -> System.getLogger(DiagnosisSettings.class.getName())
                                    .log(System.Logger.Level.WARNING, "in the settings: " + why),
                            () -> triggers.add(Trigger.parse(words)));
        }
        int keep = Math.clamp((int) settings.number(KEEP, USUALLY_KEPT), 1, MOST_KEPT);
        return new Collecting(triggers, folder(), keep, settings.flag(HEAP_DUMP, false));
    }

    /** What is agreed to. From any thread. */
    public Collecting collecting() {
        return collecting;
    }

    /** Whether evidence is collected as soon as a finding turns critical; not unless the user said so. */
    boolean collectsOnCritical() {
        return settings.flag(ON_CRITICAL, false);
    }

    void collectOnCritical(boolean yes) {
        settings.set(ON_CRITICAL, yes);
        collecting = read();
    }

    /** Rules of the user's own, as they were written. */
    List<String> triggers() {
        return settings.texts(TRIGGERS);
    }

    /**
     * Why one of them never fires: it was written by hand into the settings, or by a version that took it; empty where it
     * can.
     */
    static Optional<String> refusal(String words) {
        try {
            Trigger.parse(words);
            return Optional.empty();
        } catch (Failure e) {
            return Optional.of(e.sentence());
        }
    }

    /** Adds one; a failure of usage where it is none. */
    void addTrigger(String words) {
        Trigger.parse(words);
        List<String> all = new ArrayList<>(triggers());
        if (!all.contains(words.strip())) {
            all.add(words.strip());
        }
        settings.set(TRIGGERS, all);
        collecting = read();
    }

    void removeTrigger(String words) {
        settings.set(
                TRIGGERS,
                triggers().stream().filter(each -> !each.equals(words)).toList());
        collecting = read();
    }

    /** Where bundles lie. */
    public Path folder() {
        try {
            String chosen = settings.text(FOLDER, "");
            return chosen.isBlank() ? UserFolders.bundles() : Path.of(chosen);
        } catch (InvalidPathException e) {
            return UserFolders.bundles();
        }
    }

    /** A failure of usage where there can be no such folder. */
    void setFolder(String path) {
        try {
            settings.set(
                    FOLDER,
                    path.isBlank() ? "" : Path.of(path.strip()).toAbsolutePath().toString());
        } catch (InvalidPathException e) {
            throw new Failure(Failure.Kind.USAGE, "'" + path + "' is no folder: " + e.getReason(), e);
        }
        collecting = read();
    }

    void keep(int count) {
        settings.set(KEEP, count);
        collecting = read();
    }

    void allowHeapDump(boolean yes) {
        settings.set(HEAP_DUMP, yes);
        collecting = read();
    }

    /** Whether to be told of a critical finding that nobody is looking at. */
    public boolean notifies() {
        return settings.flag(NOTIFY, true);
    }

    void tell(boolean yes) {
        settings.set(NOTIFY, yes);
    }
}
