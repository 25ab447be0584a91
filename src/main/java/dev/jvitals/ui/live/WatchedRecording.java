package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.base.FileNames;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Attachment;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.ui.shell.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recording seen as a JVM that is over. */
public final class WatchedRecording implements Watched {
    private final Recording recording;
    private final RecordedTables threads;

    public WatchedRecording(Recording recording) {
        this.recording = recording;
        this.threads = new RecordedTables(recording.attachments());
    }

    @Override
    public String name() {
        return recording
                .about()
                .getOrDefault("mainClass", recording.file().getFileName().toString());
    }

    @Override
    public String address() {
        return Addresses.ofFile(recording.file());
    }

    @Override
    public String fileName(String what, String extension) {
        return FileNames.suggestFor(recording.file(), extension, what);
    }

    @Override
    public String facts() {
        long lasted = history().lastMillis() - history().firstMillis();
        return Stream.of(
                        recording.about().get("pid"),
                        recording.about().get("collector"),
                        recording.about().get("jvmVersion"),
                        recordedBy()
                                + Times.dated(recording.createdMillis())
                                + " for " + Unit.MILLIS.format((double) lasted),
                        recording.about().get("clock"),
                        recording.damage().orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    /** What made it, where it was not JVitals: "GC log of". */
    private String recordedBy() {
        String by = recording.about().get("recordedBy");
        return by == null ? "recorded " : by + " of ";
    }

    @Override
    public History history() {
        return recording.history();
    }

    @Override
    public Optional<Ending> ending() {
        return Optional.empty();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public SeenThreads threads(long moment) {
        return threads.at(moment);
    }

    @Override
    public Map<String, String> about() {
        return new TreeMap<>(recording.about());
    }

    @Override
    public Optional<Path> dump(TimedEvent event) {
        String name = event.texts().getOrDefault("name", "");
        Optional<Attachment> document = recording.attachments().stream()
                .filter(each ->
                        each.kind().equals(WatchedJvm.DUMP_KIND) && each.name().equals(name))
                .findFirst();
        return document.isPresent()
                ? Optional.of(unpacked(document.get()))
                : Optional.ofNullable(event.texts().get("file")).map(Path::of).filter(Files::exists);
    }

    /** In a folder of its own, so that it keeps its name; dumps hold secrets, and temporary folders are their owner's only. */
    private static Path unpacked(Attachment document) {
        try {
            Path folder = Files.createTempDirectory("jvitals-dump");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(document.name().replaceAll("[^A-Za-z0-9._-]", "_"));
            Files.write(file, document.content());
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "the dump cannot be unpacked: " + e.getMessage(), e);
        }
    }

    @Override
    public void lookAtThreads(boolean looking) {
        // nothing is measured any more
    }

    @Override
    public Optional<Actions> actions() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // a recording holds nothing open
    }
}
