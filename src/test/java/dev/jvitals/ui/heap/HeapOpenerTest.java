package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.HprofWriter;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.View;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file opens in the window. */
class HeapOpenerTest {
    @TempDir
    Path folder;

    @Test
    void a_file_with_several_dumps_asks_which_and_opens_each_that_is_chosen() {
        HprofWriter two = new HprofWriter(8);
        two.primitiveArray(0x1000, FieldType.INT, 5)
                .root(RootKind.JNI_GLOBAL, 0x1000)
                .endOfDump();
        two.primitiveArray(0x1000, FieldType.INT, 7).root(RootKind.JNI_GLOBAL, 0x1000);
        two.primitiveArray(0x2000, FieldType.INT, 7).root(RootKind.JNI_GLOBAL, 0x2000);
        Path file = two.endOfDump().to(folder.resolve("two.hprof"));
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        FxToolkit.run(() -> HeapOpener.open(file, workbench));
        View choice = opened(workbench, 1);
        assertThat(choice).isInstanceOf(DumpChoice.class);
        assertThat(choice.address()).isEqualTo(Addresses.ofFile(file));
        Stage stage = FxToolkit.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene((Parent) choice.content(), 700, 300));
            workbench.theme().style(made.getScene());
            made.show();
            return made;
        });
        FxToolkit.picture("heap-which-dump", stage.getScene());
        for (int number = 1; number <= 2; number++) {
            String label = "Dump " + number;
            Button button = FxToolkit.call(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(each -> each.getText().equals(label))
                    .findFirst()
                    .orElseThrow());
            boolean offeredMeanwhile = FxToolkit.call(() -> {
                button.fire();
                return !button.isDisabled();
            });
            assertThat(offeredMeanwhile).isFalse();
            View view = opened(workbench, number + 1);
            assertThat(FxToolkit.call(button::isDisabled)).isFalse();
            assertThat(view).isInstanceOf(HeapView.class);
            assertThat(FxToolkit.call(() -> view.title().get())).isEqualTo("two.hprof, dump " + number);
        }
        assertThat(workbench.failures()).isEmpty();
        FxToolkit.run(() -> {
            stage.close();
            List.copyOf(workbench.opened()).forEach(View::close);
        });
        FxToolkit.await("the views' work", () -> workbench.tasks().running().isEmpty());
    }

    @Test
    void unreachable_objects_are_counted_in_beside_the_usual_view() {
        Path file = LeakyDump.idle(25);
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        FxToolkit.run(() -> HeapOpener.open(file, workbench));
        View usual = opened(workbench, 1);
        perform("Count in unreachable objects", usual);
        View other = opened(workbench, 2);
        assertThat(FxToolkit.call(() -> other.title().get())).endsWith("with unreachable");
        assertThat(other.address()).isEmpty(); // the window would go to the usual one otherwise
        perform("Leave out unreachable objects", other);
        assertThat(opened(workbench, 3).address()).isEqualTo(usual.address()).isNotEmpty();
        FxToolkit.run(() -> List.copyOf(workbench.opened()).forEach(View::close));
        FxToolkit.await("the views' work", () -> workbench.tasks().running().isEmpty());
    }

    private static void perform(String title, View view) {
        FxToolkit.run(() -> view.actions().stream()
                .filter(action -> action.label().equals(title))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    }

    private static View opened(FakeWorkbench workbench, int count) {
        FxToolkit.await("tab " + count, () -> workbench.opened().size() == count);
        return workbench.opened().getLast();
    }
}
