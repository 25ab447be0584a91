package dev.jvitals.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where a tab stood, as settings keep it: {@code group 1: file:/dumps/a.hprof} for one beside the others,
 * {@code group 2 in a window at 40 60 of 900 x 640: jvm:4711} for one in a window of its own.
 *
 * @param group 0 is the window's first
 * @param window where the group's own window was; null where it has none
 */
record TabPlace(int group, @Nullable Rectangle2D window) {
    private static final Pattern TEXT = Pattern.compile(
            "group (\\d{1,3})(?: in a window at (-?\\d{1,6}) (-?\\d{1,6}) of (\\d{1,6}) x (\\d{1,6}))?: (.+)",
            Pattern.DOTALL);

    String text(String address) {
        return "group " + group
                + (window == null
                        ? ""
                        : String.format(
                                Locale.ROOT, // read again whatever digits the user writes
                                " in a window at %d %d of %d x %d",
                                Math.round(window.getMinX()),
                                Math.round(window.getMinY()),
                                Math.round(window.getWidth()),
                                Math.round(window.getHeight())))
                + ": " + address;
    }

    /** Places by address; lines of another form, as somebody may have typed, are left out. */
    static Map<String, TabPlace> read(List<String> lines) {
        Map<String, TabPlace> places = new HashMap<>();
        for (String line : lines) {
            Matcher match = TEXT.matcher(line);
            if (match.matches()) {
                places.put(match.group(6), new TabPlace(Integer.parseInt(match.group(1)), windowOf(match)));
            }
        }
        return places;
    }

    private static @Nullable Rectangle2D windowOf(Matcher match) {
        if (match.group(2) == null) {
            return null;
        }
        List<Double> numbers = new ArrayList<>();
        for (int i = 2; i <= 5; i++) {
            numbers.add(Double.valueOf(match.group(i)));
        }
        return new Rectangle2D(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }
}
