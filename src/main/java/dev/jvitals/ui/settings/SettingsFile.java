package dev.jvitals.ui.settings;

import dev.jvitals.base.FileNames;
import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings on disk: readable by their owner only, written whole or not at all. Other windows of JVitals write the same
 * file, so that only what was changed here is written into what it holds by then.
 */
public final class SettingsFile {
    /** Nobody writes settings of this size; a larger file is not ours to read into memory. */
    private static final long MAX_BYTES = 4 << 20;

    private final Path file;
    /** What is not on disk yet, under its own lock: nobody who adds to it waits for the disk. */
    private final Map<String, Optional<JsonNode>> pending = new LinkedHashMap<>();
    /** All settings as they were when changes were last taken: for a file that is gone or damaged by then. */
    private ObjectNode whole = JsonNodeFactory.instance.objectNode();

    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param settings what the file holds, empty where there is none
     * @param word what the user should know, one sentence; null where all is well
     */
    public record Loaded(Settings settings, @Nullable String word) {}

    /** Made by whoever reads or writes first, which is not the thread that starts the window. */
    private static final class Json {
        static final ObjectMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** Reads them. A file that is damaged is renamed, so that nothing in it is lost, and a word says so. */
    public Loaded load() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return setAside("too large");
            }
            return Json.MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object
                    ? new Loaded(new Settings(object), null)
                    : setAside("not a JSON object");
        } catch (NoSuchFileException e) {
            return new Loaded(new Settings(), null);
        } catch (JacksonException e) {
            return setAside("line " + e.getLocation().getLineNr() + " is no JSON");
        } catch (IOException e) {
            return new Loaded(new Settings(), "The settings in " + file + " cannot be read: " + e.getMessage());
        }
    }

    private Loaded setAside(String why) {
        String stamp = FileNames.stamp(LocalDateTime.now(ZoneId.systemDefault()));
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + stamp);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return new Loaded(
                    new Settings(),
                    "The settings file was damaged (" + why + ") and is now " + aside + "; JVitals starts afresh.");
        } catch (IOException e) {
            return new Loaded(new Settings(), "The settings in " + file + " are damaged (" + why + ").");
        }
    }

    /** Takes what was changed, on the settings' own thread; {@link #write} writes it on any. */
    public void take(Settings settings) {
        synchronized (pending) {
            settings.takeChanges().forEach((name, value) -> {
                pending.remove(name);
                pending.put(name, value);
            });
            whole = settings.json().deepCopy();
        }
    }

    /** Writes what was taken into the settings that the file holds now. What cannot be written is kept for the next time. */
    public synchronized void write() throws IOException {
        Map<String, Optional<JsonNode>> changes;
        ObjectNode all;
        synchronized (pending) {
            changes = new LinkedHashMap<>(pending);
            all = whole;
        }
        if (changes.isEmpty()) {
            return;
        }
        ObjectNode now = now(all);
        changes.forEach((name, value) -> Settings.apply(now, name, value));
        replace(Json.MAPPER.writeValueAsBytes(now));
        synchronized (pending) {
            changes.forEach(pending::remove);
        }
    }

    /** What the file holds now. One that is damaged is set aside: then, or where there is none, all that is known here. */
    private ObjectNode now(ObjectNode all) throws IOException {
        try {
            if (Files.size(file) <= MAX_BYTES
                    && Json.MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
            setAside("no JSON object of a usual size");
        } catch (NoSuchFileException e) {
            return all; // the first start, or somebody has deleted it
        } catch (JacksonException e) {
            setAside("no JSON");
        }
        return all;
    }

    /** Writes the text beside the file and moves it into place. */
    private void replace(byte[] text) throws IOException {
        Path folder = java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path fresh = OwnerOnly.createTemporaryFile(folder, "settings", ".tmp");
        try {
            Files.write(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
