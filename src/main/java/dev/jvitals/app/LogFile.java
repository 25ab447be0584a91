package dev.jvitals.app;

import dev.jvitals.ui.settings.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The window's log: a few files of bounded size, in place of the terminal that nobody sees. */
final class LogFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int FILES = 3;

    private LogFile() {}

    /** Sends what is logged there. Where that cannot be, the log stays on standard error. */
    static void begin() {
        Path folder = UserFolders.logs();
        try {
            Files.createDirectories(folder);
            Handler file = new FileHandler(folder.resolve("jvitals-%g.log").toString(), MAX_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.INFO);
            Logger root = Logger.getLogger("");
            for (Handler handler : root.getHandlers()) {
                if (handler instanceof ConsoleHandler) {
                    root.removeHandler(handler);
                }
            }
            root.addHandler(file);
        } catch (IOException e) {
            System.getLogger(LogFile.class.getName())
                    .log(System.Logger.Level.WARNING, "no log file in " + folder + ": " + e.getMessage());
        }
    }
}
