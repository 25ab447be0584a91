package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.jvitals.metrics.History;
import dev.jvitals.support.FxToolkit;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts saved as pictures, to look at in {@code target/pictures}. */
class ChartPictureTest {
    private static final int SCALE = 2;

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void a_picture_tells_whose_figures_of_when_it_shows_and_is_drawn_for_its_size(boolean dark) throws Exception {
        History history = ChartGroupTest.history();
        ChartGroup group = FxToolkit.call(() -> ChartGroup.over(history));
        TimeChart chart = FxToolkit.call(() -> {
            group.exportThrough(exports("OrdersService, pid 4711, from night\u202e.jvitals", _ -> {}));
            return group.chart(ChartGroupTest.HEAP);
        });
        Stage stage = FxToolkit.show(
                new VBox(chart), 640, 330, (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        FxToolkit.await(
                "the chart is drawn",
                () -> chart.hasDrawn(history.version(), group.axis().range().get()));
        File file = new File("target/pictures", "chart-saved-" + (dark ? "dark" : "light") + ".png");
        FxToolkit.run(() -> {
            chart.requestFocus();
            ChartMenu.savePicture(
                    chart,
                    exports("OrdersService, pid 4711, from night\u202e.jvitals", write -> write.accept(file.toPath())));
        });
        BufferedImage picture = ImageIO.read(file);
        double height = FxToolkit.call(chart::getHeight);
        int above = picture.getHeight() - (int) (SCALE * height);
        assertThat(above).as("room for the words above the chart").isGreaterThan(SCALE * 30);
        assertThat(colors(picture, 0, above)).as("words, anti-aliased").isGreaterThan(10);
        int ground = picture.getRGB(0, 0);
        assertThat(List.of(
                        picture.getRGB(0, picture.getHeight() - 1),
                        picture.getRGB(picture.getWidth() - 1, 0),
                        picture.getRGB(picture.getWidth() - 1, picture.getHeight() - 1)))
                .as("one ground, corners too")
                .containsOnly(ground);
        assertThat(sharpPixels(picture)).as("pixels that no enlargement has").isGreaterThan(300);
        assertThat(FxToolkit.call(() -> chart.lookup(".chart-menu").isVisible()))
                .isTrue();
        FxToolkit.run(() -> {
            group.close();
            stage.close();
        });
    }

    /** In an enlargement of a picture by two, no pixel stands out from both its neighbours. */
    private static int sharpPixels(BufferedImage image) {
        int sharp = 0;
        for (int y = image.getHeight() / 2; y < image.getHeight(); y++) {
            for (int x = 1; x < image.getWidth() - 1; x++) {
                int left = Math.abs(grey(image, x, y) - grey(image, x - 1, y));
                int right = Math.abs(grey(image, x, y) - grey(image, x + 1, y));
                sharp += Math.min(left, right) > 60 ? 1 : 0;
            }
        }
        return sharp;
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 0xff;
    }

    private static int colors(BufferedImage image, int fromY, int toY) {
        Set<Integer> colors = new HashSet<>();
        for (int y = fromY; y < toY; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colors.add(image.getRGB(x, y));
            }
        }
        return colors.size();
    }

    private static Exports exports(String subject, Consumer<Consumer<Path>> save) {
        return new Exports() {
            @Override
            public String subject() {
                return subject;
            }

            @Override
            public void save(String title, String what, String extension, Consumer<Path> write) {
                save.accept(write);
            }
        };
    }

    @Test
    void the_range_is_told_with_its_day_and_zone_and_of_which_moment_the_figures_are() {
        long noon = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();
        TimeAxis.Range minutes = new TimeAxis.Range(noon, noon + 300_000);
        String day = Instant.ofEpochMilli(noon).atZone(ZoneId.systemDefault()).toLocalDate() + " ";
        assertThat(ChartPicture.when(minutes, noon + 60_000))
                .startsWith(day)
                .matches(day + "..:..:00 to .*..:..:00 (UTC|\\S+ \\(UTC[+-]..:..\\)), legend at .*..:..:00");
        assertThat(ChartPicture.when(new TimeAxis.Range(noon, noon + 2_500), noon))
                .as("milliseconds where they are seen")
                .contains(":00.000 to ", ":02.500 ");
        assertThat(ChartPicture.when(new TimeAxis.Range(noon, noon + 86_400_000), noon))
                .as("both days")
                .contains(
                        day,
                        Instant.ofEpochMilli(noon + 86_400_000)
                                .atZone(ZoneId.systemDefault())
                                .toLocalDate()
                                .toString());
    }

    @Test
    void what_is_written_into_a_chart_and_the_room_for_it_grow_with_the_text_around() {
        History history = ChartGroupTest.history();
        ChartGroup group = FxToolkit.call(() -> ChartGroup.over(history));
        TimeChart chart = FxToolkit.call(() -> group.chart(ChartGroupTest.HEAP));
        VBox box = FxToolkit.call(() -> new VBox(chart));
        Stage stage = FxToolkit.show(box, 640, 500, new PrimerLight().getUserAgentStylesheet());
        double columns = 0;
        for (int pixels : List.of(28, 13, 9)) {
            FxToolkit.run(() -> {
                box.setStyle("-fx-font-size: " + pixels + "px;");
                box.applyCss();
                box.layout();
            });
            FxToolkit.await("the chart is drawn", () -> group.isIdle() && group.isUpToDate());
            assertThat(FxToolkit.call(() -> chart.theme().small().getSize()))
                    .isEqualTo((int) Math.round(pixels * 11 / 13.0));
            assertThat(FxToolkit.call(() -> (double) chart.columns()))
                    .as("room for figures beside the labels of %d pixels", pixels)
                    .isGreaterThan(columns);
            columns = FxToolkit.call(() -> (double) chart.columns());
            assertThat(FxToolkit.call(() -> chart.prefHeight(-1))).isGreaterThan(14.0 * pixels);
        }
        FxToolkit.run(() -> {
            group.close();
            stage.close();
        });
    }

    @Test
    void a_chart_that_nobody_can_save_has_no_menu() {
        ChartGroup group = FxToolkit.call(() -> ChartGroup.over(new History()));
        TimeChart chart = FxToolkit.call(() -> group.chart(ChartGroupTest.HEAP));
        assertThat(FxToolkit.call(() -> chart.lookup(".chart-menu").isVisible()))
                .isFalse();
        FxToolkit.run(group::close);
    }
}
