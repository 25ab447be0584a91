package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens what is asked for, once: what is open already comes to the front. */
final class Opening {
    private static final String PLACES = "window.places";

    private final Workbench workbench;
    private final TabArea tabs;
    private final Openers openers;
    private final RecentFiles recent;

    Opening(Workbench workbench, TabArea tabs, Openers openers, RecentFiles recent) {
        this.workbench = workbench;
        this.tabs = tabs;
        this.openers = openers;
        this.recent = recent;
    }

    /** What the command line named, pids and files; where it named nothing, what was open last, where it stood. */
    void named(List<String> names) {
        Settings settings = workbench.settings();
        if (names.isEmpty()) {
            List<String> there = Reopening.stillThere(settings);
            Map<String, TabPlace> places = TabPlace.read(settings.texts(PLACES));
            places.keySet().retainAll(there); // what is opened hours later, or by a pid used again, has no place yet
            tabs.expect(places);
            there.forEach(this::again);
            return;
        }
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            if (name.chars().allMatch(Character::isDigit) && !Files.exists(Path.of(name))) {
                jvm(Long.parseLong(name));
            } else {
                paths.add(Path.of(name));
            }
        }
        if (!paths.isEmpty()) {
            files(paths);
        }
    }

    /** Keeps what is open, and where, for the next start. */
    void remember() {
        Settings settings = workbench.settings();
        Reopening.remember(tabs.tabs().stream().map(tab -> tab.view().address()).toList(), settings);
        settings.set(PLACES, tabs.places());
    }

    void view(View view) {
        tabs.find(view.address())
                .ifPresentOrElse(
                        tab -> {
                            view.close();
                            tabs.select(tab);
                            tab.view().openedAgain();
                        },
                        () -> tabs.open(view));
        Addresses.files(view.address()).reversed().forEach(recent::add);
    }

    void files(List<Path> paths) {
        if (paths.size() > 1 && tabs.find(Addresses.ofFiles(paths)).isPresent()) {
            tabs.find(Addresses.ofFiles(paths)).ifPresent(tabs::select);
            return;
        }
        List<Path> closed = paths.stream()
                .filter(path -> tabs.find(Addresses.ofFile(path)).isEmpty())
                .toList();
        if (closed.isEmpty() && !paths.isEmpty()) {
            tabs.find(Addresses.ofFile(paths.getLast())).ifPresent(tabs::select);
        } else if (!closed.isEmpty()) {
            openers.openFiles(closed, workbench);
        }
    }

    void jvm(long pid) {
        tabs.find(Addresses.ofJvm(pid))
                .ifPresentOrElse(tabs::select, () -> openers.openJvm(pid, workbench.about(Addresses.ofJvm(pid))));
    }

    /** What was closed last comes back. */
    void closedAgain() {
        tabs.takeClosed().ifPresent(this::again);
    }

    /** Opens files and JVMs by their addresses; others open nothing. */
    private void again(String address) {
        List<Path> files = Addresses.files(address);
        if (!files.isEmpty()) {
            files(files);
        }
        Addresses.pid(address).ifPresent(this::jvm);
    }
}
