package dev.jvitals.app;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Makes the pictures of {@code docs/incidents.md}: starts each practice incident that is named (all without), opens its JVM
 * in the window, waits until its rules have found it, and saves the findings into {@code target/pictures/incident-NAME.png}
 * in few colours. Run as a program; not a test, for it takes a minute for each.
 */
final class IncidentPictures {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;
    /** What a picture of flat colours needs; a palette keeps it below some 60 KB. */
    private static final int COLOURS = 40;

    /** The incident whose first look is the README's picture. */
    private static final String SHOWN_FIRST = "pool-exhausted";

    private static final Duration UNTIL_FOUND = Duration.ofMinutes(3);
    /** What is found is found for a while: the series shows how it went on. */
    private static final int LOOKS_AFTERWARDS = 3;

    private IncidentPictures() {}

    public static void main(String[] names) throws IOException {
        List<Incident> incidents = names.length == 0
                ? Incidents.all()
                : Arrays.stream(names).map(Incidents::named).toList();
        for (Incident incident : incidents) {
            if (!incident.rules().isEmpty()) {
                try {
                    picture(incident);
                } catch (AssertionError e) {
                    System.out.println("no picture of " + incident.id() + ": " + e.getMessage());
                }
            }
        }
        System.exit(0);
    }

    private static void picture(Incident incident) throws IOException {
        LiveFindings findings = FxToolkit.call(LiveFindings::new);
        Theme theme = FxToolkit.call(Theme::new);
        ShellWindow window = FxToolkit.call(() ->
                new ShellWindow(Tasks.forWindow(), theme, new Settings(), new NoDialogs(), Window.features(findings)));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(window.root(), WIDTH, HEIGHT));
            theme.style(shown.getScene());
            shown.show();
            return shown;
        });
        try (PracticeRun run = PracticeRun.start(incident, PracticeOptions.DEFAULT)) {
            Thread.ofPlatform().daemon().start(() -> drain(run));
            FxToolkit.run(() -> window.openJvm(run.pid()));
            Await.until(incident.id() + " is found", UNTIL_FOUND, () -> isFound(findings, incident));
            int looks = looks(findings);
            Await.until("it goes on", UNTIL_FOUND, () -> !run.isAlive() || looks(findings) >= looks + LOOKS_AFTERWARDS);
            if (incident.id().equals(SHOWN_FIRST)) {
                overview(theme, stage, findings);
            }
            FxToolkit.run(() -> select(window));
            int shown = looks(findings);
            Await.until("it is drawn", UNTIL_FOUND, () -> !run.isAlive() || looks(findings) > shown);
            File file = FxToolkit.picture("incident-" + incident.id(), stage.getScene());
            ImageIO.write(inFewColours(ImageIO.read(file)), "png", file);
            System.out.println(file + " " + file.length() + " bytes");
        } finally {
            FxToolkit.run(() -> {
                window.close();
                stage.hide();
            });
        }
    }

    /** The whole window in the dark: vital signs, charts, and the finding above them. */
    private static void overview(Theme theme, Stage stage, LiveFindings findings) {
        resize(theme, stage, Theme.Mode.DARK, 1280, 800);
        int looks = looks(findings);
        Await.until("it is drawn anew", UNTIL_FOUND, () -> looks(findings) > looks);
        System.out.println(FxToolkit.picture("live-overview", stage.getScene()));
        resize(theme, stage, Theme.Mode.LIGHT, WIDTH, HEIGHT);
    }

    private static void resize(Theme theme, Stage stage, Theme.Mode mode, double width, double height) {
        FxToolkit.run(() -> {
            theme.mode().set(mode);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    private static boolean isFound(LiveFindings findings, Incident incident) {
        return FxToolkit.call(() -> findings.board().entries().stream()
                .flatMap(entry -> entry.model().state().get().findings().stream())
                .anyMatch(tracked ->
                        tracked.finding().rule().equals(incident.rules().getFirst())));
    }

    private static int looks(LiveFindings findings) {
        return FxToolkit.call(() -> findings.board().entries().stream()
                .mapToInt(entry -> entry.model().state().get().looks())
                .max()
                .orElse(0));
    }

    private static void select(ShellWindow window) {
        window.root().lookupAll(".tab-pane").stream()
                .map(TabPane.class::cast)
                .forEach(pane -> pane.getTabs().stream()
                        .filter(tab -> "Findings".equals(tab.getText()))
                        .forEach(pane.getSelectionModel()::select));
    }

    /** The most frequent colours, each pixel in the nearest of them. */
    private static BufferedImage inFewColours(BufferedImage image) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y) & 0xf8f8f8, 1, Integer::sum);
            }
        }
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .mapToInt(entry -> 0xff000000 | entry.getKey() | 0x070707)
                .toArray();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int index = nearest.computeIfAbsent(image.getRGB(x, y), colour -> nearest(colour, palette));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = ((a >> shift) & 0xff) - ((b >> shift) & 0xff);
            distance += apart * apart;
        }
        return distance;
    }

    private static void drain(PracticeRun run) {
        try {
            run.follow(line -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
