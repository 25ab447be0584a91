package dev.jvitals.ui.live;

import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.chart.Exports;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Saves the charts of one JVM. For the JavaFX thread. */
record ChartExports(Watched watched, Workbench workbench) implements Exports {
    @Override
    public String subject() {
        String pid = watched.about().getOrDefault("pid", "");
        String whose = JvmRow.shortName(watched.name()) + (pid.isEmpty() ? "" : ", pid " + pid);
        return Addresses.file(watched.address())
                .map(file -> String.valueOf(file.getFileName()))
                .map(file -> file.equals(watched.name()) ? file : whose + ", from " + file)
                .orElse(whose);
    }

    @Override
    public void save(String title, String what, String extension, Consumer<Path> write) {
        workbench
                .files()
                .chooseToSave(title, watched.fileName(what, extension))
                .ifPresent(file -> workbench
                        .tasks()
                        .run(title, (_, _) -> {
                            write.accept(file);
                            return file;
                        })
                        .onSuccess(saved -> workbench.say("Saved " + saved))
                        .onFailure(workbench::show)
                        .start());
    }
}
