package dev.jvitals.ui.shell;

import dev.jvitals.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Errors that nobody caught: each is logged with what was going on, and said where it happened. */
final class UnexpectedErrors {
    private final TabArea tabs;
    private final Tasks tasks;
    private final ErrorCards cards;
    private final MessageBar messages;

    UnexpectedErrors(TabArea tabs, Tasks tasks, ErrorCards cards, MessageBar messages) {
        this.tabs = tabs;
        this.tasks = tasks;
        this.cards = cards;
        this.messages = messages;
    }

    /** Shown in the tab whose code failed, as the error's stack tells, else below the tabs. */
    void happened(Throwable failure) {
        ViewTab front = tabs.selected().get();
        ViewTab failed = tabOf(failure, front);
        if (failed != null) {
            failed.failed(failure);
            return;
        }
        String goingOn = goingOn(front);
        cards.log(goingOn, failure);
        messages.unexpected(goingOn, failure, () -> cards.save(goingOn, failure));
    }

    private @Nullable ViewTab tabOf(Throwable failure, @Nullable ViewTab front) {
        List<ViewTab> likeliestFirst = new ArrayList<>(tabs.tabs());
        if (front != null) {
            likeliestFirst.addFirst(front);
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            for (ViewTab tab : likeliestFirst) {
                if (frame.getClassName().startsWith(tab.view().getClass().getPackageName() + ".")) {
                    return tab;
                }
            }
        }
        return null;
    }

    /** What the user sees and what works in the background. */
    private String goingOn(@Nullable ViewTab front) {
        List<String> parts = new ArrayList<>(List.of("the window"));
        if (front != null) {
            parts.add("tab " + front.getText());
        }
        tasks.running().forEach(job -> parts.add(job.title()));
        return String.join(", ", parts);
    }
}
