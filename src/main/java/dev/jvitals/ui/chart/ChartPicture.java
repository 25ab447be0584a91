package dev.jvitals.ui.chart;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import java.awt.Color;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;

/**
 * A chart as a picture for a mail or a ticket, at twice its size: above it stands whose figures they are and of what range
 * of time, in its zone, since a picture is read by people who never saw the window. For the JavaFX thread.
 */
final class ChartPicture {
    private static final double SCALE = 2;
    /** Around everything, in pixels of the picture. */
    private static final int MARGIN = (int) (8 * SCALE);
    /** The frame with its round corners, which shows where the keyboard's focus is. */
    private static final int FRAME = (int) (3 * SCALE);

    /** Below, seconds are too coarse to tell what is seen. */
    private static final long FINE_MILLIS = 10_000;

    private ChartPicture() {}

    static WritableImage of(TimeChart chart, String subject) {
        ChartTheme theme = chart.theme();
        WritableImage drawing = chart.drawn(SCALE);
        WritableImage words = words(theme, subject, when(chart.shownRange(), chart.shownMoment()), drawing.getWidth());
        int width = (int) drawing.getWidth() - 2 * FRAME;
        int height = (int) drawing.getHeight() - 2 * FRAME;
        int top = MARGIN + (int) words.getHeight();
        WritableImage whole = new WritableImage(width + 2 * MARGIN, top + height + MARGIN);
        PixelWriter out = whole.getPixelWriter();
        int ground = theme.ground().getRGB();
        for (int y = 0; y < whole.getHeight(); y++) {
            for (int x = 0; x < whole.getWidth(); x++) {
                out.setArgb(x, y, ground);
            }
        }
        int room = Math.min((int) words.getWidth(), width);
        out.setPixels(MARGIN, MARGIN, room, (int) words.getHeight(), words.getPixelReader(), 0, 0);
        out.setPixels(MARGIN, top, width, height, drawing.getPixelReader(), FRAME, FRAME);
        return whole;
    }

    private static WritableImage words(ChartTheme theme, String subject, String when, double widthPixels) {
        Label whose = new Label(Printable.line(subject));
        whose.setFont(Font.font(Font.getDefault().getFamily(), javafx.scene.text.FontWeight.BOLD, 14 * theme.scale()));
        whose.setTextFill(color(theme.text()));
        Label time = new Label(when);
        time.setFont(Font.font(12 * theme.scale()));
        time.setTextFill(color(theme.mutedText()));
        VBox words = new VBox(2, whose, time);
        words.setStyle("-fx-padding: 2 12 6 6; -fx-background-color: transparent");
        words.setPrefWidth(widthPixels / SCALE);
        words.setMaxWidth(widthPixels / SCALE);
        new Scene(words);
        words.applyCss();
        words.autosize();
        words.layout();
        return shot(words, color(theme.ground()), SCALE);
    }

    /** Of what range, and of which moment the legend's figures are. */
    static String when(TimeAxis.Range range, long moment) {
        boolean fine = range.spanMillis() < FINE_MILLIS;
        String from = fine ? Times.datedToMillis(range.fromMillis()) : Times.dated(range.fromMillis());
        return from + " to " + after(range.fromMillis(), range.toMillis(), fine) + " "
                + Times.zoneAndOffset(range.toMillis()) + ", legend at " + after(range.fromMillis(), moment, fine);
    }

    private static String after(long fromMillis, long millis, boolean fine) {
        boolean sameDay = Times.within(millis, fromMillis, millis).equals(Times.clock(millis));
        return sameDay
                ? (fine ? Times.clockToMillis(millis) : Times.clock(millis))
                : (fine ? Times.datedToMillis(millis) : Times.dated(millis));
    }

    static WritableImage shot(javafx.scene.Node node, javafx.scene.paint.Color ground, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(ground);
        return node.snapshot(parameters, null);
    }

    static javafx.scene.paint.Color color(Color color) {
        return javafx.scene.paint.Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }
}
