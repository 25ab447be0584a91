package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.SettingsFile;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Monospace;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The JavaFX application: one window, and what is remembered of it. */
public final class JVitalsApplication extends Application {
    private static final System.Logger LOG = System.getLogger(JVitalsApplication.class.getName());
    /** Changes are written once the user rests, so that dragging a window is one write. */
    private static final Duration REST = Duration.seconds(2);

    private static volatile @Nullable Wiring wiring;

    /**
     * What the start hands over.
     *
     * @param openers who can open what
     * @param furnish fills the window: side list, start page
     * @param names what to open at once
     * @param settingsFile where settings are kept
     * @param loaded the settings, read while the toolkit starts
     */
    public record Wiring(
            Openers openers,
            Consumer<ShellWindow> furnish,
            List<String> names,
            SettingsFile settingsFile,
            Future<SettingsFile.Loaded> loaded) {}

    private @Nullable Stage stage;
    private @Nullable ShellWindow window;
    private @Nullable Settings settings;

    /** Wires the application. Call before launch. */
    public static void wire(Wiring everything) {
        wiring = everything;
    }

    /** The toolkit is there: fonts are read beside what {@link #start} does. Whoever needs one before that waits for it. */
    @Override
    public void init() {
        Thread.ofPlatform().daemon().name("jvitals-fonts").start(() -> {
            new FontIcon().setIconLiteral("mdi2h-home-outline");
            Monospace.family();
        });
    }

    @Override
    public void start(Stage primary) throws Exception {
        Wiring wired = Objects.requireNonNull(wiring);
        SettingsFile.Loaded loaded = wired.loaded().get();
        Settings remembered = loaded.settings();
        Theme theme = theme(remembered);
        ShellWindow shell = new ShellWindow(
                Tasks.forWindow(), theme, remembered, new StageFileDialogs(primary, remembered), wired.openers());
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> shell.unexpected(failure));
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> Platform.runLater(() -> shell.unexpected(failure)));
        primary.setTitle("JVitals");
        Placement.restore(primary, remembered);
        stage = primary;
        window = shell;
        settings = remembered;
        shell.onQuit(primary::close);
        primary.setOnHiding(_ -> leave(primary, shell, remembered));
        wired.furnish().accept(shell);
        primary.setScene(scene(shell.root(), primary, theme));
        primary.show();
        Thread.ofPlatform().daemon().name("jvitals-icons").start(() -> {
            List<Image> icons = Stream.of(16, 24, 32, 48, 64, 128, 256)
                    .map(JVitalsApplication::icon)
                    .toList();
            Platform.runLater(() -> primary.getIcons().setAll(icons));
        });
        if (loaded.word() != null) {
            shell.say(loaded.word());
        }
        keepOnRest(remembered, wired.settingsFile(), shell.tasks());
        shell.openNamed(wired.names());
    }

    /**
     * What the window shows, as large as the window and with its styles from the beginning: otherwise all of it would be
     * styled once more for each style sheet that comes, and laid out once more for its own wish.
     */
    private static Scene scene(Parent root, Stage stage, Theme theme) {
        Scene scene = new Scene(new Region(), stage.getWidth(), stage.getHeight());
        theme.style(scene);
        scene.setRoot(root);
        return scene;
    }

    /** The window is gone: what is remembered is written, and this is the last of it. */
    @Override
    public void stop() {
        if (stage != null && window != null && settings != null) {
            leave(stage, window, settings);
            settings.onChange(() -> {});
            SettingsFile file = Objects.requireNonNull(wiring).settingsFile();
            file.take(settings);
            write(file);
        }
    }

    /** Windows of tabs go with the one that they came from, and are remembered with it. */
    private static void leave(Stage stage, ShellWindow shell, Settings settings) {
        Placement.remember(stage, settings);
        shell.close();
    }

    private static Theme theme(Settings settings) {
        Theme theme = new Theme();
        String mode = settings.text("theme", "system").toUpperCase(Locale.ROOT);
        Stream.of(Theme.Mode.values()).filter(each -> each.name().equals(mode)).forEach(theme.mode()::set);
        theme.fontSize().set((int) settings.number("fontSize", Theme.NORMAL_FONT_SIZE));
        theme.mode().addListener((_, _, now) -> settings.set("theme", now.name().toLowerCase(Locale.ROOT)));
        theme.fontSize().addListener((_, _, now) -> settings.set("fontSize", now.intValue()));
        return theme;
    }

    private static void keepOnRest(Settings settings, SettingsFile file, Tasks tasks) {
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(_ -> {
            file.take(settings);
            tasks.run("Remembering settings", (_, _) -> write(file)).start();
        });
        settings.onChange(rest::playFromStart);
    }

    /** Settings that cannot be written are no reason to bother anybody at work: the log has it. */
    private static boolean write(SettingsFile file) {
        try {
            file.write();
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "settings not written", e);
            return false;
        }
    }

    private static Image icon(int pixels) {
        return new Image(
                Objects.requireNonNull(JVitalsApplication.class.getResourceAsStream("jvitals-" + pixels + ".png")));
    }
}
