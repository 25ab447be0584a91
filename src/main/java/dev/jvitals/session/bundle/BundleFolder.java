package dev.jvitals.session.bundle;

import dev.jvitals.base.Failure;
import dev.jvitals.base.FileNames;
import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A bundle being filled. What cannot be had is noted and does not keep the rest from being collected. For one thread. */
public final class BundleFolder {
    private final Path folder;
    private final long pid;
    private final Instant at;
    private final List<String> missing = new ArrayList<>();

    private BundleFolder(Path folder, long pid, Instant at) {
        this.folder = folder;
        this.pid = pid;
        this.at = at;
    }

    /** Makes a new one in that folder, which is made as well if it is not there. */
    public static BundleFolder create(Path parent, long pid, Instant at) {
        try {
            Files.createDirectories(parent);
            String name = "jvitals-" + pid + "-" + FileNames.stamp(LocalDateTime.ofInstant(at, ZoneId.systemDefault()));
            Path folder = parent.resolve(name);
            for (int i = 2; Files.exists(folder); i++) {
                folder = parent.resolve(name + "-" + i);
            }
            OwnerOnly.createFolder(folder);
            return new BundleFolder(folder, pid, at);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "no bundle in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** Where a file of that name belongs. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Something that gives a text, or fails. */
    public interface Text {
        String get() throws IOException;
    }

    /** Adds a text; an empty one, and one that cannot be had, is missing. */
    public void add(String name, Text text) {
        collect(name, () -> {
            String content = text.get();
            if (content.isBlank()) {
                throw new IOException("nothing came");
            }
            OwnerOnly.write(file(name), content);
        });
    }

    /** A step that may fail. */
    public interface Step {
        void run() throws IOException;
    }

    /** Does a step of the collecting. */
    public void collect(String what, Step step) {
        try {
            step.run();
        } catch (IOException | Failure e) {
            missing(what + ": " + e.getMessage());
        }
    }

    /** Notes what is not there and why. */
    public void missing(String sentence) {
        missing.add(sentence);
    }

    /** Writes the bundle's own words; it is whole now. */
    public Bundle close(String why, List<String> findings) {
        Bundle bundle = new Bundle(folder, pid, at, why, findings, missing);
        try {
            bundle.describe();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, folder + " cannot be written: " + e.getMessage(), e);
        }
        return bundle;
    }
}
