package dev.jvitals.app;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.ui.findings.FindingsModel;
import dev.jvitals.ui.shell.DesktopNotice;
import dev.jvitals.ui.shell.Workbench;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;

/**
 * Tells of a finding that has turned critical, once, where nobody is looking at its target: in the window's message line
 * while the window is in front, by the desktop otherwise. For the JavaFX thread.
 */
final class CriticalNotices {
    private final Workbench workbench;
    private final BooleanSupplier wanted;
    private final Set<Long> told = new HashSet<>();

    private CriticalNotices(Workbench workbench, BooleanSupplier wanted) {
        this.workbench = workbench;
        this.wanted = wanted;
    }

    /**
     * Watches a target's findings for as long as they come.
     *
     * @param workbench what is said through it is about the target
     * @param content where they can be looked at
     * @param wanted whether the user wants to be told
     * @param show goes there
     */
    static void watch(FindingsModel model, Node content, Workbench workbench, BooleanSupplier wanted, Runnable show) {
        CriticalNotices notices = new CriticalNotices(workbench, wanted);
        model.state()
                .subscribe(state -> notices.newlyCritical(state.present())
                        .ifPresent(tracked -> notices.tell(model.target(), tracked, content, show)));
    }

    /** The first that is critical and was not told of; all of them count as told of. */
    private Optional<TrackedFinding> newlyCritical(Iterable<TrackedFinding> present) {
        TrackedFinding first = null;
        for (TrackedFinding tracked : present) {
            if (tracked.finding().severity() == Severity.CRITICAL && told.add(tracked.id()) && first == null) {
                first = tracked;
            }
        }
        return Optional.ofNullable(first);
    }

    private void tell(String target, TrackedFinding tracked, Node content, Runnable show) {
        if (!wanted.getAsBoolean() || isLookedAt(content)) {
            return;
        }
        String sentence = Printable.line(tracked.finding().summary());
        workbench.say("Critical: " + sentence, "Show", show);
        if (DesktopNotice.isNeeded()) {
            DesktopNotice.show("Critical: " + Printable.line(target), sentence, show);
        }
    }

    private static boolean isLookedAt(Node content) {
        if (content.getScene() == null || !content.getScene().getWindow().isFocused()) {
            return false;
        }
        for (Node at = content; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
