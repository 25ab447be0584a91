package dev.jvitals.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do: an entry of a menu, a shortcut and a line in the command palette, all from this one place.
 *
 * @param label what it does, a verb first ("Take a heap dump")
 * @param detail beside it in the palette, muted; may be empty
 * @param icon the name in Material Design, {@code mdi2m-memory}
 * @param keys as {@link javafx.scene.input.KeyCombination#valueOf} reads them ({@code Shortcut+Shift+H}); null for none
 * @param enabled asked each time it is shown
 * @param run on the JavaFX thread
 */
public record Action(
        String label, String detail, String icon, @Nullable String keys, BooleanSupplier enabled, Runnable run) {
    /** Without a shortcut. */
    public static Action of(String label, String icon, Runnable run) {
        return new Action(label, "", icon, null, () -> true, run);
    }

    public Action withKeys(String combination) {
        return new Action(label, detail, icon, combination, enabled, run);
    }

    public Action withDetail(String words) {
        return new Action(label, words, icon, keys, enabled, run);
    }

    public Action when(BooleanSupplier condition) {
        return new Action(label, detail, icon, keys, condition, run);
    }

    /** Those that have no shortcut get one by their place: Alt+1 to Alt+9. */
    static List<Action> numbered(List<Action> actions) {
        List<Action> numbered = new ArrayList<>();
        int next = 1;
        for (Action action : actions) {
            numbered.add(action.keys() == null && next <= 9 ? action.withKeys("Alt+" + next++) : action);
        }
        return numbered;
    }

    /** Those of the actions whose label or detail has all of the words; a label that begins with them comes first. */
    public static List<Action> matching(List<Action> actions, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return actions;
        }
        String[] parts = text.split("\\s+", -1);
        List<Action> first = new ArrayList<>();
        List<Action> rest = new ArrayList<>();
        for (Action action : actions) {
            String whole = (action.label() + " " + action.detail()).toLowerCase(Locale.ROOT);
            if (Arrays.stream(parts).allMatch(whole::contains)) {
                (whole.startsWith(text) ? first : rest).add(action);
            }
        }
        first.addAll(rest);
        return first;
    }
}
