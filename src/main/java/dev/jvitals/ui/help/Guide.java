package dev.jvitals.ui.help;

import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.jspecify.annotations.Nullable;

/** Opens pages of the guide in its one tab. For the JavaFX thread. */
final class Guide {
    /** What stands above each page, by path. */
    static final Map<String, String> CHAPTERS = chapters();

    private final Workbench workbench;
    private @Nullable GuideView open;

    Guide(Workbench workbench) {
        this.workbench = workbench;
    }

    private static Map<String, String> chapters() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Pages.FIRST, "Contents");
        names.put("guide/my-server-is-slow.md", "My server is slow");
        names.put("guide/memory-grows.md", "Memory grows");
        names.put("guide/which-thread-eats-the-cpu.md", "Which thread eats the CPU");
        names.put("guide/what-holds-this-object.md", "What holds this object");
        names.put("guide/the-container-was-killed.md", "The container was killed");
        names.put("incidents.md", "Incidents");
        names.put("figures.md", "Figures");
        names.put(Glossary.PAGE, "Columns");
        names.put("command-line.md", "Command line");
        names.put("limits.md", "Limits");
        names.put("privacy.md", "Privacy");
        return names;
    }

    void show(String path) {
        if (open == null) {
            open = new GuideView(path, closed -> open = null);
            workbench.open(open);
        } else {
            GuideView there = open;
            there.show(path);
            // the same address: its tab is selected, and this one closed unseen
            workbench.open(new GuideView(path, _ -> {}));
        }
    }

    /** The pages that the words fit, for the command palette. */
    List<Action> find(String words) {
        return Action.matching(
                CHAPTERS.entrySet().stream()
                        .map(page -> Action.of(
                                        "Guide: " + page.getValue(),
                                        "mdi2b-book-open-page-variant-outline",
                                        () -> show(page.getKey()))
                                .withDetail("help"))
                        .toList(),
                words);
    }

    /** The first heading of a page. */
    static String title(String page) {
        return Pages.read(page)
                .map(node -> node.getFirstChild() instanceof Heading heading ? Plain.text(heading) : page)
                .orElse(page);
    }
}
