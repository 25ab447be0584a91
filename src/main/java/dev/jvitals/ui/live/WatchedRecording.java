package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.ui.shell.Addresses;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recording seen as a JVM that is over. */
public final class WatchedRecording implements Watched {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Recording recording;

    public WatchedRecording(Recording recording) {
        this.recording = recording;
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
    public String facts() {
        long lasted = history().lastMillis() - history().firstMillis();
        return Stream.of(
                        recording.about().get("pid"),
                        recording.about().get("collector"),
                        recording.about().get("jvmVersion"),
                        "recorded "
                                + WHEN.format(Instant.ofEpochMilli(recording.createdMillis())
                                        .atZone(ZoneId.systemDefault()))
                                + " for " + Unit.MILLIS.format((double) lasted),
                        recording.damage().orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
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
    public List<ThreadRow> threads() {
        return List.of();
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
