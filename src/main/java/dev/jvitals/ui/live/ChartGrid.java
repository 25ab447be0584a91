package dev.jvitals.ui.live;

import dev.jvitals.ui.theme.Theme;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Cards side by side in as many columns as fit; fills the height, and scrolls where that would be too low for them. */
final class ChartGrid extends Region {
    private static final double MIN_CARD_WIDTH = 350;
    private static final double MIN_CARD_HEIGHT = 185;
    private static final double GAP = 8;
    private static final int MAX_COLUMNS = 3;

    private final List<Node> cards;
    /** Wears the size of text: cards grow with what is written in them. */
    private final Label text = new Label();

    ChartGrid(List<? extends Node> cards) {
        this.cards = List.copyOf(cards);
        cards.forEach(
                card -> card.setManaged(false)); // they have their sizes from here: new words in one move nothing else
        getChildren().addAll(cards);
        text.setManaged(false);
        text.setMouseTransparent(true);
        text.setOpacity(0); // an invisible one would not be styled
        text.fontProperty().subscribe(_ -> requestLayout());
        getChildren().add(text);
        getStyleClass().add("chart-grid");
    }

    /** The grid within a pane that scrolls when it must. */
    ScrollPane scrolling() {
        ScrollPane pane = new ScrollPane(this);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        text.fontProperty()
                .subscribe(_ -> pane.setMinHeight(rowHeight() + GAP)); // what is below never covers half a card
        return pane;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** As many as fit, yet no more than the rows need: four cards are two by two and not three and one. */
    private int columns(double width) {
        int all = Math.max(1, cards.size());
        int fit = (int) ((width - GAP) / (scale() * MIN_CARD_WIDTH + GAP));
        int most = Math.clamp(fit, 1, Math.min(MAX_COLUMNS, all));
        return Math.ceilDiv(all, Math.ceilDiv(all, most));
    }

    private int rows(double width) {
        return Math.ceilDiv(cards.size(), columns(width));
    }

    private double rowHeight() {
        return scale() * MIN_CARD_HEIGHT + GAP;
    }

    private double scale() {
        return text.getFont().getSize() / Theme.NORMAL_FONT_SIZE;
    }

    @Override
    protected double computeMinHeight(double width) {
        double across = width < 0 ? getWidth() : width;
        return rows(across) * rowHeight() + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * MIN_CARD_WIDTH;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        int rows = rows(getWidth());
        double width = (getWidth() - GAP * (columns + 1)) / columns;
        double height = (getHeight() - GAP * (rows + 1)) / Math.max(1, rows);
        int all = cards.size();
        for (int i = 0; i < all; i++) {
            double x = GAP + (i % columns) * (width + GAP);
            double y = GAP + Math.floorDiv(i, columns) * (height + GAP);
            int across = i == all - 1 ? columns - i % columns : 1; // the last one fills its row
            double own = across * (width + GAP) - GAP;
            cards.get(i).resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(own), snapSizeY(height));
        }
    }
}
