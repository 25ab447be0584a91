package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnHeap;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.UserFolders;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ObservableMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window's inside: menus, the list at the left, tabs of what is open, messages and running work below. */
public final class ShellWindow implements Workbench {
    /** Of the line at the foot; the rest is for running work. */
    private static final double MESSAGE_SHARE = 0.68;

    private final Tasks tasks;
    private final Theme theme;
    private final Settings settings;
    private final FileDialogs files;
    private final RecentFiles recent;
    private final Opening opening;
    private final MessageBar messages;
    private final TabArea tabs;
    private final Visits visits;
    private final Commands commands;
    private final UnexpectedErrors unexpected;
    private final SidePane side;
    private final RunningWork work;
    private final StackPane root;
    private @Nullable Supplier<View> startPage;
    private Helper helper = Helper.NONE;
    private Runnable quit = () -> {};
    private Runnable whenClosed = () -> {};
    private boolean closing;

    public ShellWindow(Tasks tasks, Theme theme, Settings settings, FileDialogs files, Openers openers) {
        this.tasks = tasks;
        this.theme = theme;
        this.settings = settings;
        this.files = files;
        recent = new RecentFiles(settings);
        ErrorCards errors = new ErrorCards(new Reports(this)::save);
        tabs = new TabArea(theme, errors);
        messages = new MessageBar(tabs);
        opening = new Opening(this, tabs, openers, recent);
        side = new SidePane(settings, tabs.node());
        work = new RunningWork(tasks);
        visits = new Visits(view -> tabs.of(view) != null, this::go);
        commands = new Commands(tabs, new WindowActions(this, tabs, visits).byMenu());
        InFront front = new InFront(tabs, commands, visits);
        unexpected = new UnexpectedErrors(tabs, tasks, errors, messages);
        BorderPane frame = new BorderPane(side.node());
        frame.setTop(commands.bar());
        frame.setBottom(work.node());
        root = new StackPane(frame, foot(), commands.palette());
        FileDrop.on(root, this::openFiles);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::sizeText);
        root.addEventFilter(InputEvent.ANY, _ -> OwnHeap.touched());
        tabs.onClosed(closed -> {
            front.forget(closed);
            messages.place();
        });
        tabs.onNewTab(this::dress);
        tabs.onNewWindow(this::equip);
        tabs.onAllClosed(this::whenAllClosed);
    }

    /**
     * Messages have a place of their own, at the left of the line at the foot, so that none moves what is above; the lines that
     * a long one has more lie over the page, and can be dismissed.
     */
    private Region foot() {
        Region message = messages.node();
        StackPane.setAlignment(message, Pos.BOTTOM_LEFT);
        message.setMaxHeight(Region.USE_PREF_SIZE);
        message.minHeightProperty().bind(work.node().heightProperty());
        message.maxWidthProperty().bind(work.node().widthProperty().multiply(MESSAGE_SHARE));
        message.visibleProperty().subscribe(said -> work.keepTo(said ? 1 - MESSAGE_SHARE : 1));
        return message;
    }

    public Parent root() {
        return root;
    }

    /** What stands at the left of the tabs. */
    public void setSide(Region list) {
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
        commands.addSource(source);
    }

    /** A menu more, of what the features do that belongs to no tab. */
    public void addMenu(String name, List<Action> actions) {
        commands.addMenu(name, actions);
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
        opening.named(names);
    }

    @Override
    public void open(View view) {
        opening.view(view);
    }

    @Override
    public void openFiles(List<Path> paths) {
        messages.goOn();
        opening.files(paths);
    }

    @Override
    public void openJvm(long pid) {
        messages.goOn();
        opening.jvm(pid);
    }

    @Override
    public void show(Failure failure) {
        messages.show("", failure);
    }

    @Override
    public void say(String sentence) {
        messages.say("", sentence);
    }

    @Override
    public void say(String sentence, String label, Runnable action) {
        messages.say("", sentence, label, action);
    }

    @Override
    public Workbench about(String address) {
        return address.isEmpty() ? this : new Subject(this, address);
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
    public List<View> openViews() {
        return tabs.tabs().stream().map(ViewTab::view).toList();
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

    /** An error that nobody caught: said in the tab whose code failed, else below. The window goes on. */
    public void unexpected(Throwable failure) {
        unexpected.happened(failure);
    }

    /** Lets everything go that is open, the windows of tabs too, remembering it. Once: more of it does nothing. */
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        opening.remember();
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
        opening.closedAgain();
    }

    void quit() {
        quit.run();
    }

    void showPalette() {
        commands.showPalette();
    }

    void showStart() {
        if (startPage != null) {
            open(startPage.get());
        }
    }

    MessageBar messages() {
        return messages;
    }

    RunningWork work() {
        return work;
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
        open(new ShortcutsView(commands.byMenu()));
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

    /** Plus has a key of its own on some keyboards only: its key on others, and those of the number pad, do the same. */
    private void sizeText(KeyEvent event) {
        if (event.isShortcutDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case EQUALS, ADD -> theme.enlarge(1);
                case SUBTRACT -> theme.enlarge(-1);
                default -> {}
            }
        }
    }

    private void whenAllClosed() {
        if (!closing) {
            showStart();
        }
    }

    private void go(Visits.Visit visit) {
        ViewTab tab = tabs.of(visit.view());
        if (tab != null) {
            if (visit.place() != null) {
                visit.view().goTo(visit.place());
            }
            tabs.select(tab);
        }
    }

    private void dress(ViewTab tab) {
        helper.dress(tab.getContent());
        tab.setContextMenu(commands.tabMenu(tab));
    }

    /** A window of a tab's own takes keys and files as this one does. */
    private void equip(Scene scene) {
        commands.listenToKeys(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::sizeText);
        scene.addEventFilter(InputEvent.ANY, _ -> OwnHeap.touched());
        FileDrop.on(scene.getRoot(), this::openFiles);
    }

    TabArea tabs() {
        return tabs;
    }

    Visits visits() {
        return visits;
    }

    /** What the command palette finds by these words, the best first. */
    public List<Action> find(String words) {
        return commands.find(words);
    }

    /** The window's own actions, of all menus. */
    List<Action> allActions() {
        return commands.byMenu().values().stream().flatMap(List::stream).toList();
    }
}
