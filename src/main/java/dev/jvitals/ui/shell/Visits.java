package dev.jvitals.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the user has been, for back and forward. */
final class Visits {
    /** More steps back than anybody remembers. */
    private static final int KEPT = 100;

    /** A view, and the place in it. */
    record Visit(View view, @Nullable Object place) {}

    private final Predicate<View> isOpen;
    private final Consumer<Visit> go;
    private final Deque<Visit> before = new ArrayDeque<>();
    private final Deque<Visit> after = new ArrayDeque<>();
    private @Nullable Visit now;
    private boolean going;

    Visits(Predicate<View> isOpen, Consumer<Visit> go) {
        this.isOpen = isOpen;
        this.go = go;
    }

    /** The user is there now, having gone of their own. */
    void at(Visit visit) {
        if (going || visit.equals(now)) {
            return;
        }
        if (now != null) {
            before.push(now);
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        after.clear();
        now = visit;
    }

    /** Lets go of a view that was closed: it may hold a dump's worth of memory. */
    void forget(View closed) {
        before.removeIf(visit -> visit.view().equals(closed));
        after.removeIf(visit -> visit.view().equals(closed));
        if (now != null && now.view().equals(closed)) {
            now = null;
        }
    }

    boolean canGoBack() {
        return before.stream().anyMatch(visit -> isOpen.test(visit.view()));
    }

    boolean canGoForward() {
        return after.stream().anyMatch(visit -> isOpen.test(visit.view()));
    }

    void back() {
        step(before, after);
    }

    void forward() {
        step(after, before);
    }

    private void step(Deque<Visit> from, Deque<Visit> to) {
        while (!from.isEmpty()) {
            Visit next = from.pop();
            if (isOpen.test(next.view())) {
                if (now != null) {
                    to.push(now);
                }
                now = next;
                going = true;
                try {
                    go.accept(next);
                } finally {
                    going = false;
                }
                return;
            }
        }
    }
}
