package dev.jvitals.app;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.shell.Openers;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;

/** Which feature opens what. */
final class FeatureOpeners implements Openers {
    @Override
    public void openFile(Path file, Workbench workbench) {
        workbench.show(new Failure(Failure.Kind.INPUT, file + ": not a file that JVitals knows"));
    }

    @Override
    public void openJvm(long pid, Workbench workbench) {
        workbench.show(Failure.unreachable(pid, "there is no such JVM", null));
    }
}
