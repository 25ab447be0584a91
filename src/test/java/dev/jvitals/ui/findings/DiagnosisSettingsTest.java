package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.session.diagnose.ThresholdCatalog;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.SettingsFile;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisSettingsTest {
    @TempDir
    Path folder;

    private static final Threshold BUSY =
            ThresholdCatalog.find("gc-thrash.busy-share").orElseThrow();

    private final Settings remembered = new Settings();
    private final DiagnosisSettings settings = new DiagnosisSettings(remembered);

    @AfterEach
    void judgeAsUsual() {
        Thresholds.enforce(Thresholds.USUAL);
    }

    private String file() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        file.take(remembered);
        try {
            file.write();
            Path written = folder.resolve("settings.json");
            return Files.exists(written) ? Files.readString(written) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_is_collected_unless_the_user_said_so_but_he_is_told() {
        assertThat(settings.collecting().triggers()).isEmpty();
        assertThat(settings.collecting().heapDump()).isFalse();
        assertThat(settings.notifies()).isTrue();
        settings.collectOnCritical(true);
        assertThat(settings.collecting().triggers()).hasSize(1);
    }

    @Test
    void a_changed_threshold_counts_at_once_is_readable_in_the_file_and_goes_when_set_back() {
        settings.change(BUSY, 0.4);
        assertThat(BUSY.value()).isEqualTo(0.4);
        assertThat(file().replaceAll("\\s", "")).contains("\"thresholds\":{\"gc-thrash\":{\"busy-share\":0.4}}");
        Thresholds.enforce(Thresholds.USUAL);
        new DiagnosisSettings(remembered);
        assertThat(BUSY.value()).as("the next start").isEqualTo(0.4);
        settings.change(BUSY, BUSY.usual());
        assertThat(file()).doesNotContain("busy-share");
        assertThat(BUSY.value()).isEqualTo(BUSY.usual());
    }

    @Test
    void rules_of_ones_own_are_checked_kept_and_removed_and_a_strange_one_in_the_file_is_left_out() {
        settings.addTrigger("heap.used > 900MB for 30s");
        assertThat(settings.collecting().triggers()).hasSize(1);
        assertThatThrownBy(() -> settings.addTrigger("whenever it hurts")).isInstanceOf(Failure.class);
        remembered.set("evidence.triggers", List.of("heap.used > 900MB for 30s", "nonsense here"));
        assertThat(new DiagnosisSettings(remembered).collecting().triggers()).hasSize(1);
        settings.removeTrigger("heap.used > 900MB for 30s");
        assertThat(settings.triggers()).containsExactly("nonsense here");
    }

    private static Stage show(DiagnosisSettingsView view, Theme theme) {
        Stage stage = new Stage();
        stage.setScene(new Scene((Parent) view.content(), 1000, 700));
        theme.style(stage.getScene());
        stage.show();
        return stage;
    }

    @Test
    void the_screen_changes_a_threshold_refuses_nonsense_in_a_sentence_and_sets_it_back() {
        Theme theme = FxToolkit.call(Theme::new);
        DiagnosisSettingsView view = FxToolkit.call(() -> new DiagnosisSettingsView(settings, () -> {}));
        Stage stage = FxToolkit.call(() -> show(view, theme));
        type("gc-thrash.busy-share", "40%");
        assertThat(BUSY.value()).isEqualTo(0.4);
        assertThat(texts(view.content())).contains("changed, usually 25 %", "1 changed");
        picture(theme, stage, "settings-diagnosis");
        FxToolkit.run(() -> ((ScrollPane) view.content()).setVvalue(0.3));
        picture(theme, stage, "settings-thresholds");
        type("gc-thrash.busy-share", "a lot");
        assertThat(texts(view.content())).contains("'a lot' is no value for gc-thrash.busy-share");
        assertThat(BUSY.value()).isEqualTo(0.4);
        FxToolkit.run(() -> all(Button.class, "Set all back").fire());
        assertThat(BUSY.value()).isEqualTo(0.25);
        FxToolkit.run(() -> all(CheckBox.class, "Collect evidence by itself").setSelected(true));
        assertThat(settings.collectsOnCritical()).isTrue();
        FxToolkit.run(stage::hide);
    }

    @Test
    void a_saved_rule_that_is_refused_stays_in_the_list_with_the_reason_until_it_is_removed() {
        remembered.set("evidence.triggers", List.of("heap.used > 900MB for 30s", "heap.usd > 900MB for 30s"));
        Theme theme = FxToolkit.call(Theme::new);
        DiagnosisSettingsView view = FxToolkit.call(() -> new DiagnosisSettingsView(settings, () -> {}));
        Stage stage = FxToolkit.call(() -> show(view, theme));
        assertThat(texts(view.content()))
                .containsOnlyOnce("Never comes true: ")
                .contains("Never comes true: there is no series 'heap.usd'");
        picture(theme, stage, "settings-refused-rule");
        FxToolkit.run(() -> view.content().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> "Remove heap.usd > 900MB for 30s".equals(each.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(texts(view.content())).contains("heap.used > 900MB for 30s").doesNotContain("Never comes true");
        FxToolkit.run(stage::hide);
    }

    private Scene scene() {
        return javafx.stage.Window.getWindows().getLast().getScene();
    }

    private <T extends Labeled> T all(Class<T> kind, String text) {
        return scene().getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.getText() != null && each.getText().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private void type(String field, String text) {
        FxToolkit.run(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            TextField found = scene().getRoot().lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .filter(each -> field.equals(each.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            found.setText(text);
            found.getOnAction().handle(new javafx.event.ActionEvent());
        });
    }

    private static void picture(Theme theme, Stage stage, String name) {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> theme.mode().set(mode));
            FxToolkit.picture(name + "-" + (mode == Theme.Mode.DARK ? "dark" : "light"), stage.getScene());
        }
    }

    private static String texts(Node node) {
        return FxToolkit.call(() -> {
            StringBuilder all = new StringBuilder();
            add(node, all);
            return all.toString();
        });
    }

    private static void add(Node node, StringBuilder all) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            all.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> add(child, all));
        }
    }

    @Test
    void opening_the_screen_says_nothing_and_setting_one_back_is_counted() {
        String before = file();
        DiagnosisSettingsView view = FxToolkit.call(() -> new DiagnosisSettingsView(settings, () -> {}));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene((Parent) view.content(), 1000, 700));
            shown.show();
            return shown;
        });
        FxToolkit.run(() -> {
            for (Node each : view.content().lookupAll(".text-field")) {
                each.requestFocus();
            }
        });
        assertThat(file()).isEqualTo(before);
        type("gc-thrash.busy-share", "40%");
        assertThat(texts(view.content())).contains("1 changed");
        FxToolkit.run(() -> scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.isVisible() && "Set back".equals(each.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(texts(view.content())).contains("none changed");
        assertThat(file()).doesNotContain("busy-share");
        FxToolkit.run(stage::hide);
    }
}
