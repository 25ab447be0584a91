package dev.jvitals.ui.shell;

import dev.jvitals.ui.theme.SteadyLabel;
import java.util.function.Function;

/** A cell of words; its alignment, colour and the end that is cut are those of the cell. */
final class LiveWords<R> extends LiveCell<R> {
    private final Function<R, String> words;
    private final SteadyLabel box;

    LiveWords(LiveTable<R> table, Function<R, String> words) {
        this(table, words, new SteadyLabel());
    }

    private LiveWords(LiveTable<R> table, Function<R, String> words, SteadyLabel box) {
        super(table, box);
        this.words = words;
        this.box = box;
        box.label().alignmentProperty().bind(alignmentProperty());
        box.label().textFillProperty().bind(textFillProperty());
        box.label().textOverrunProperty().bind(textOverrunProperty());
    }

    @Override
    protected void show(R row) {
        String text = words.apply(row);
        box.label().setText(text);
        setAccessibleText(text);
    }

    /** Not the toolkit's: that would give the box its preferred width first, and each change of a width is a layout more. */
    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        box.resizeRelocate(left, 0, Math.max(0, getWidth() - left - snappedRightInset()), getHeight());
    }
}
