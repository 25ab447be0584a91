package dev.jvitals.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** A page of Markdown as JavaFX nodes: what {@code docs} uses of Markdown, and no more. */
final class PageNodes {
    /** A line of more characters than this is hard to read; in pixels at the usual size of text. */
    private static final double WIDEST = 860;

    private final String page;
    private final Consumer<String> follow;
    private final Map<String, javafx.scene.Node> anchors = new HashMap<>();

    /**
     * For one page.
     *
     * @param page its path, which links are relative to
     * @param follow told the path, with {@code #heading}, of a link that was clicked
     */
    PageNodes(String page, Consumer<String> follow) {
        this.page = page;
        this.follow = follow;
    }

    /** The headings, as links name them. */
    Map<String, javafx.scene.Node> anchors() {
        return anchors;
    }

    /** What is below a node, one under the other. */
    VBox blocks(Node parent) {
        VBox box = new VBox(10);
        box.setMaxWidth(WIDEST);
        for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
            box.getChildren().add(block(each));
        }
        return box;
    }

    private javafx.scene.Node block(Node node) {
        return switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph
            when isPicture(paragraph) -> picture((org.commonmark.node.Image) paragraph.getFirstChild());
            case FencedCodeBlock code -> code(code.getLiteral().stripTrailing());
            case BulletList list -> list(list, 0);
            case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case TableBlock table -> table(table);
            default -> flow(node);
        };
    }

    private static boolean isPicture(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof org.commonmark.node.Image
                && paragraph.getFirstChild().getNext() == null;
    }

    private Label heading(Heading heading) {
        Label label = new Label(Plain.text(heading));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("title-" + Math.clamp(heading.getLevel() + 1L, 2, 4));
        anchors.put(Plain.anchor(label.getText()), label);
        return label;
    }

    private static Label code(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("stack-text", "code-block");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private VBox list(Node list, int firstNumber) {
        VBox box = new VBox(4);
        int number = firstNumber;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            Label mark = new Label(firstNumber == 0 ? "•" : number++ + ".");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = blocks(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            box.getChildren().add(new HBox(8, mark, content));
        }
        return box;
    }

    private GridPane table(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("page-table");
        int row = 0;
        int widest = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node line = part.getFirstChild(); line != null; line = line.getNext()) {
                int column = 0;
                for (Node cell = line.getFirstChild(); cell != null; cell = cell.getNext()) {
                    TextFlow flow = flow(cell);
                    flow.getStyleClass().add("page-cell");
                    if (cell instanceof TableCell head && head.isHeader()) {
                        flow.getStyleClass().add("page-head");
                    }
                    grid.add(flow, column++, row);
                }
                widest = Math.max(widest, column);
                row++;
            }
        }
        for (int i = 0; i < widest; i++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(Priority.SOMETIMES);
            width.setMinWidth(60);
            width.setPrefWidth(WIDEST / widest);
            grid.getColumnConstraints().add(width);
        }
        return grid;
    }

    private javafx.scene.Node picture(org.commonmark.node.Image image) {
        try (InputStream in = Pages.open(Pages.resolve(page, image.getDestination()))) {
            if (in == null) {
                return new Label(Plain.text(image));
            }
            ImageView view = new ImageView(new Image(in));
            view.setPreserveRatio(true);
            view.setFitWidth(Math.min(WIDEST, view.getImage().getWidth()));
            view.setAccessibleText(Plain.text(image));
            return view;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words that wrap, with links and code among them. */
    private TextFlow flow(Node node) {
        List<javafx.scene.Node> parts = new ArrayList<>();
        addInline(node, "", parts);
        TextFlow flow = new TextFlow(parts.toArray(javafx.scene.Node[]::new));
        flow.setLineSpacing(2);
        flow.setMinHeight(Region.USE_PREF_SIZE);
        return flow;
    }

    private void addInline(Node parent, String style, List<javafx.scene.Node> parts) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
            switch (each) {
                case org.commonmark.node.Text text -> parts.add(text(text.getLiteral(), style));
                case Code code -> parts.add(text(code.getLiteral(), "stack-text"));
                case SoftLineBreak _ -> parts.add(text(" ", style));
                case HardLineBreak _ -> parts.add(text("\n", style));
                case HtmlInline html when html.getLiteral().startsWith("<br") -> parts.add(text("\n", style));
                case StrongEmphasis strong -> addInline(strong, "figure", parts);
                case Emphasis emphasis -> addInline(emphasis, "emphasis", parts);
                case Link link -> parts.add(link(link));
                default -> addInline(each, style, parts);
            }
        }
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add("page-text");
        if (!style.isEmpty()) {
            text.getStyleClass().add(style);
        }
        return text;
    }

    /** A link to what the program does not have (the sources, the web) is its words, and says where that would be. */
    private javafx.scene.Node link(Link link) {
        String target = Pages.resolve(page, link.getDestination());
        Hyperlink shown = new Hyperlink(Plain.text(link));
        shown.getStyleClass().add("page-link");
        if (link.getDestination().contains("://") || !Pages.exists(target.replaceFirst("#.*", ""))) {
            shown.setTooltip(new Tooltip(link.getDestination()));
            shown.setDisable(true);
        } else {
            shown.setOnAction(_ -> follow.accept(target));
        }
        return shown;
    }
}
