package dev.jvitals.session.bundle;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of evidence.
 *
 * @param folder where it lies
 * @param pid of the JVM
 * @param at when it was begun
 * @param why what made somebody collect it
 * @param findings the rules that had found something, the worst first
 * @param missing what could not be collected and why, one sentence each
 */
public record Bundle(Path folder, long pid, Instant at, String why, List<String> findings, List<String> missing) {
    /** Marks a folder as a bundle. */
    static final String ABOUT = "bundle.json";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** What a bundle's own words may take; a larger file is none of ours. */
    private static final long MAX_ABOUT_BYTES = 1 << 20;

    public Bundle {
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    /** The bundle in that folder; empty where it is none. */
    public static Optional<Bundle> in(Path folder) {
        Path about = folder.resolve(ABOUT);
        try {
            if (!Files.isRegularFile(about) || Files.size(about) > MAX_ABOUT_BYTES) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(Files.readAllBytes(about));
            return Optional.of(new Bundle(
                    folder,
                    json.path("pid").asLong(0),
                    Instant.parse(json.path("at").asString("")),
                    json.path("why").asString(""),
                    texts(json.path("findings")),
                    texts(json.path("missing"))));
        } catch (IOException | JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(each -> each.asString("")).toList();
    }

    /** The bundles in a folder, the newest first. Reads one small file for each. */
    public static List<Bundle> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.flatMap(each -> in(each).stream())
                    .sorted(Comparator.comparing(Bundle::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Deletes the oldest bundles until so many are left. Nothing but bundles is touched. */
    public static void keepNewest(Path folder, int count) {
        list(folder).stream().skip(count).forEach(Bundle::delete);
    }

    /** Deletes it with all that it holds; symbolic links are not followed. */
    public void delete() {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Its recording, thread dumps and heap dump, in this order: what a diagnosis and the window can open. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String suffix : List.of(".jvitals", ".tdump", ".hprof")) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(file -> file.toString().endsWith(suffix)).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new Failure(Failure.Kind.INPUT, folder + " cannot be listed: " + e.getMessage(), e);
            }
        }
        return files;
    }

    /** How much it takes on disk. */
    public long sizeBytes() {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).mapToLong(Bundle::size).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // deleted meanwhile
        }
    }

    /** Writes its own words into its folder. */
    void describe() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("pid", pid).put("at", at.toString()).put("why", why);
        findings.forEach(json.putArray("findings")::add);
        missing.forEach(json.putArray("missing")::add);
        OwnerOnly.write(folder.resolve(ABOUT), JSON.writeValueAsString(json));
    }
}
