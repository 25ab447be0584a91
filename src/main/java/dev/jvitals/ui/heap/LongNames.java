package dev.jvitals.ui.heap;

import java.util.regex.Pattern;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Names of classes and objects: where there is no room the middle gives way, for the end tells most, and all is in a tooltip. */
final class LongNames {
    /** Shorter ones fit anywhere. */
    private static final int LONG = 14;

    /** Most names of fields are no longer. */
    private static final int KEPT = 20;

    /** What a level of a tree takes, and what the arrow before a row does, in pixels. */
    private static final double INDENT = 18;
    /** Packages of a class at the start, or behind the reference that leads to it. */
    private static final Pattern PACKAGES = Pattern.compile("(^(?:class )?|[→←] (?:class )?)(?:[\\w$]+\\.)+(?=[\\w$])");

    private static final Pattern ADDRESS = Pattern.compile("\\s+0x\\p{XDigit}+$");

    private LongNames() {}

    static void fit(Labeled name) {
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        String text = name.getText();
        name.setTooltip(text != null && text.length() > LONG ? new Tooltip(text) : null);
    }

    /** A short name keeps its room, and what stands beside it gives way. */
    static void keepShort(Labeled name) {
        if (name.getText().length() <= KEPT) {
            name.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    /** A cell of a table. */
    static <S> TableCell<S, String> cell() {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? "" : name);
                fit(this);
            }
        };
    }

    /** A cell of a table for names of classes; where there is no room, packages go first. */
    static <S> TableCell<S, String> nameCell() {
        return new TableCell<>() {
            {
                widthProperty().addListener(_ -> refit());
            }

            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                refit();
            }

            private void refit() {
                showName(this, isEmpty() ? "" : getItem(), getWidth() - INDENT);
            }
        };
    }

    /** A cell of a tree; where there is no room, packages go first. */
    static <S> TreeTableCell<S, String> treeCell() {
        return new TreeTableCell<>() {
            {
                widthProperty().addListener(_ -> refit());
            }

            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                refit();
            }

            private void refit() {
                showName(this, isEmpty() ? "" : getItem(), getWidth() - indent());
            }

            private double indent() {
                TreeItem<S> item = getTableRow() == null ? null : getTableRow().getTreeItem();
                return INDENT * (item == null ? 1 : getTreeTableView().getTreeItemLevel(item) + 1);
            }
        };
    }

    /** Shows a name whole where it fits into so many pixels, otherwise without packages, and at last without its address. */
    static void showName(Labeled label, @Nullable String name, double room) {
        String whole = name == null ? "" : name;
        label.setText(whole);
        fit(label);
        if (room > 0 && isWider(whole, label, room)) {
            String shorter = withoutPackages(whole);
            label.setText(isWider(shorter, label, room) ? withoutAddress(shorter) : shorter);
        }
    }

    private static boolean isWider(String text, Labeled label, double room) {
        Text measure = new Text(text);
        measure.setFont(label.getFont());
        return measure.getLayoutBounds().getWidth() > room;
    }

    /** {@code HashMap 0x7f} as {@code HashMap}. */
    static String withoutAddress(String name) {
        return ADDRESS.matcher(name).replaceFirst("");
    }

    /** {@code java.util.HashMap 0x7f} as {@code HashMap 0x7f}; what stands behind the class stays as it is. */
    static String withoutPackages(String name) {
        return PACKAGES.matcher(name).replaceAll("$1");
    }

    /** {@code HashMap} of {@code java.util.HashMap}, {@code class HashMap} of its class. */
    static String withoutPackage(String className) {
        int dot = className.lastIndexOf('.');
        String simple = dot < 0 ? className : className.substring(dot + 1);
        return className.startsWith("class ") && dot >= 0 ? "class " + simple : simple;
    }
}
