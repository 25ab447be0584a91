package dev.jvitals.ui.shell;

import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Follows the tab in front: its actions stand in the menu, and the places that the user sees in it are remembered. */
final class InFront {
    private final TabArea tabs;
    private final Commands commands;
    private final Visits visits;
    private Subscription place = Subscription.EMPTY;

    InFront(TabArea tabs, Commands commands, Visits visits) {
        this.tabs = tabs;
        this.commands = commands;
        this.visits = visits;
        tabs.selected().addListener((_, _, now) -> follow(now));
    }

    /** Lets go of a view that was closed. */
    void forget(View closed) {
        visits.forget(closed);
        if (tabs.selected().get() == null) {
            follow(null);
        }
    }

    private void follow(@Nullable ViewTab tab) {
        place.unsubscribe();
        place = Subscription.EMPTY;
        commands.showActionsOf(tab == null ? null : tab.view());
        if (tab != null) {
            View view = tab.view();
            place = view.place().subscribe(at -> visits.at(new Visits.Visit(view, at)));
        }
    }
}
