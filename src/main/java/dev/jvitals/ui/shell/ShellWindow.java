package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.UserFolders;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The window's inside: menus, the list at the left, tabs of what is open, messages and running work below. */
public final class ShellWindow implements Workbench {
    private final Tasks tasks;
    private final Theme theme;
    private final Settings settings;
    private final FileDialogs files;
    private final Openers openers;
    private final RecentFiles recent;
    private final MessageBar messages = new MessageBar();
    private final ErrorCards errors = new ErrorCards(new Reports(this)::save);
    private final TabArea tabs;
    private final Visits visits;
    private final Map<String, List<Action>> actions;
    private final Menus menus;
    private final CommandPalette palette = new CommandPalette();
    private final SidePane side;
    private final StackPane root;
    private @Nullable Supplier<View> startPage;
    private Helper helper = Helper.NONE;
    private Runnable quit = () -> {};
    private Runnable whenClosed = () -> {};
    private Subscription place = Subscription.EMPTY;
    private boolean closing;

    public ShellWindow(Tasks tasks, Theme theme, Settings settings, FileDialogs files, Openers openers) {
        this.tasks = tasks;
        this.theme = theme;
        this.settings = settings;
        this.files = files;
        this.openers = openers;
        recent = new RecentFiles(settings);
        tabs = new TabArea(theme, errors);
        side = new SidePane(settings, tabs.node());
        tabs.onClosed(this::forget);
        visits = new Visits(view -> tabOf(view) != null, this::go);
        actions = new WindowActions(this, tabs, visits).byMenu();
        menus = new Menus(actions);
        BorderPane frame = new BorderPane(side.node());
        frame.setTop(menus.bar());
        frame.setBottom(new VBox(messages.node(), new RunningWork(tasks).node()));
        root = new StackPane(frame, palette.node());
        FileDrop.on(root, this::openFiles);
        palette.addSource(words -> Action.matching(everyAction(), words));
        palette.addSource(this::findInFront);
        tabs.onNewTab(this::dress);
        tabs.onNewWindow(this::listenToKeys);
        tabs.onAllClosed(this::whenAllClosed);
        tabs.selected().addListener((_, _, now) -> inFront(now));
    }

    public Parent root() {
        return root;
    }

    /** What stands at the left of the tabs. */
    public void setSide(Parent list) {
        side.set(list);
    }

    /** The page for when nothing is open. */
    public void setStart(Supplier<View> page) {
        startPage = page;
        if (tabs.tabs().isEmpty()) {
            showStart();
        }
    }

    /** Something else that the command palette finds. */
    public void addToPalette(Function<String, List<Action>> source) {
        palette.addSource(source);
    }

    /** Who explains what is on the screen; to be told before anything is opened. */
    public void setHelper(Helper who) {
        helper = who;
    }

    /** Told when the window closes, after its views have been. */
    public void onClose(Runnable action) {
        whenClosed = action;
    }

    /** What quitting does, once the user wants to. */
    public void onQuit(Runnable action) {
        quit = action;
    }

    /** Opens what the command line named, pids and files; where it named nothing, what was open last. */
    public void openNamed(List<String> names) {
        if (names.isEmpty()) {
            Reopening.restore(settings, this);
            return;
        }
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            if (name.chars().allMatch(Character::isDigit) && !Files.exists(Path.of(name))) {
                openJvm(Long.parseLong(name));
            } else {
                paths.add(Path.of(name));
            }
        }
        if (!paths.isEmpty()) {
            openFiles(paths);
        }
    }

    @Override
    public void open(View view) {
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

    @Override
    public void openFiles(List<Path> paths) {
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
            openers.openFiles(closed, this);
        }
    }

    @Override
    public void openJvm(long pid) {
        tabs.find(Addresses.ofJvm(pid)).ifPresentOrElse(tabs::select, () -> openers.openJvm(pid, this));
    }

    @Override
    public void show(Failure failure) {
        messages.show(failure);
    }

    @Override
    public void say(String sentence) {
        messages.say(sentence);
    }

    @Override
    public void say(String sentence, String label, Runnable action) {
        messages.say(sentence, label, action);
    }

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public FileDialogs files() {
        return files;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    public RecentFiles recentFiles() {
        return recent;
    }

    /** The worst finding of each open view, by its address. */
    public ObservableMap<String, Severity> marks() {
        return tabs.marks();
    }

    /**
     * An error that nobody caught: shown in the tab whose code failed, as its stack tells, else below. The window goes on.
     */
    public void unexpected(Throwable failure) {
        List<ViewTab> likeliestFirst = new ArrayList<>(tabs.tabs());
        ViewTab front = tabs.selected().get();
        if (front != null) {
            likeliestFirst.addFirst(front);
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            for (ViewTab tab : likeliestFirst) {
                if (frame.getClassName().startsWith(tab.view().getClass().getPackageName() + ".")) {
                    tab.failed(failure);
                    return;
                }
            }
        }
        String goingOn = goingOn(front);
        errors.log(goingOn, failure);
        messages.unexpected(goingOn, failure, () -> errors.save(goingOn, failure));
    }

    /** What the user sees and what works in the background, for the log and the report. */
    private String goingOn(@Nullable ViewTab front) {
        List<String> parts = new ArrayList<>(List.of("the window"));
        if (front != null) {
            parts.add("tab " + front.getText());
        }
        tasks.running().forEach(job -> parts.add(job.title()));
        return String.join(", ", parts);
    }

    /** Lets everything go that is open, remembering it. */
    public void close() {
        closing = true;
        Reopening.remember(tabs.tabs().stream().map(tab -> tab.view().address()).toList(), settings);
        side.remember();
        tabs.closeAll();
        whenClosed.run();
        tasks.close();
    }

    /** Closes every tab. */
    public void closeTabs() {
        tabs.tabs().forEach(tabs::close);
    }

    void chooseFiles() {
        List<Path> chosen = files.chooseToOpen("Open dumps, recordings and logs");
        if (!chosen.isEmpty()) {
            openFiles(chosen);
        }
    }

    void reopenClosed() {
        tabs.takeClosed().ifPresent(address -> {
            List<Path> closed = Addresses.files(address);
            if (!closed.isEmpty()) {
                openFiles(closed);
            }
            Addresses.pid(address).ifPresent(this::openJvm);
        });
    }

    void quit() {
        quit.run();
    }

    void showPalette() {
        palette.show();
    }

    void showStart() {
        if (startPage != null) {
            open(startPage.get());
        }
    }

    SidePane side() {
        return side;
    }

    void explain() {
        ViewTab front = tabs.selected().get();
        if (front != null) {
            Node content = front.getContent();
            Scene scene = content.getScene();
            helper.explain(scene == null ? null : scene.getFocusOwner(), content);
        } else {
            helper.openGuide();
        }
    }

    void openGuide() {
        helper.openGuide();
    }

    void showShortcuts() {
        open(new ShortcutsView(actions));
    }

    void copyFolders() {
        ErrorCards.copy(UserFolders.settings() + "\n" + UserFolders.logs());
        say("Settings are in " + UserFolders.settings() + ", the log in " + UserFolders.logs() + " (copied).");
    }

    void about() {
        String version = ShellWindow.class.getPackage().getImplementationVersion();
        say("JVitals " + (version == null ? "" : version + " ") + "on Java " + Runtime.version()
                + ", Apache License 2.0. Nothing leaves this machine.");
    }

    private void forget(View closed) {
        visits.forget(closed);
        if (tabs.selected().get() == null) {
            place.unsubscribe();
            place = Subscription.EMPTY;
            menus.showActionsOf(null);
        }
    }

    private void whenAllClosed() {
        if (!closing) {
            showStart();
        }
    }

    private void inFront(@Nullable ViewTab tab) {
        place.unsubscribe();
        place = Subscription.EMPTY;
        menus.showActionsOf(tab == null ? null : tab.view());
        if (tab != null) {
            View view = tab.view();
            place = view.place().subscribe(at -> visits.at(new Visits.Visit(view, at)));
        }
    }

    private void go(Visits.Visit visit) {
        ViewTab tab = tabOf(visit.view());
        if (tab != null) {
            if (visit.place() != null) {
                visit.view().goTo(visit.place());
            }
            tabs.select(tab);
        }
    }

    private @Nullable ViewTab tabOf(View view) {
        return tabs.tabs().stream()
                .filter(tab -> tab.view().equals(view))
                .findFirst()
                .orElse(null);
    }

    private List<Action> everyAction() {
        List<Action> all = new ArrayList<>();
        ViewTab front = tabs.selected().get();
        if (front != null) {
            all.addAll(Action.numbered(front.view().actions()));
        }
        for (ViewTab tab : tabs.tabs()) {
            all.add(Action.of("Go to " + tab.getText(), tab.view().icon(), () -> tabs.select(tab))
                    .withDetail("open tab"));
        }
        actions.values().forEach(all::addAll);
        return all;
    }

    private List<Action> findInFront(String words) {
        ViewTab front = tabs.selected().get();
        return front == null || words.isBlank() ? List.of() : front.view().find(words);
    }

    /** A window of a tab's own has no menus: the keys work there all the same. */
    private void listenToKeys(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            for (Action action : everyAction()) {
                String keys = action.keys();
                if (keys != null
                        && KeyCombination.valueOf(keys).match(event)
                        && action.enabled().getAsBoolean()) {
                    event.consume();
                    action.run().run();
                    return;
                }
            }
        });
    }

    private void dress(ViewTab tab) {
        helper.dress(tab.getContent());
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(_ -> tabs.select(tab));
        actions.getOrDefault("Tab", List.of()).forEach(action -> {
            var item = Menus.item(action);
            item.setAccelerator(null); // the menu bar has it
            menu.getItems().add(item);
        });
        tab.setContextMenu(menu);
    }

    TabArea tabs() {
        return tabs;
    }

    Visits visits() {
        return visits;
    }

    /** What the command palette finds by these words, the best first. */
    public List<Action> find(String words) {
        return palette.find(words);
    }

    /** The window's own actions, of all menus. */
    List<Action> allActions() {
        return actions.values().stream().flatMap(List::stream).toList();
    }
}
