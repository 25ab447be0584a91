package dev.jvitals.session.bundle;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final System.Logger LOG = System.getLogger(Bundle.class.getName());

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
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.INPUT, folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Deletes the oldest bundles until so many are left. Nothing but bundles is touched; one that cannot be deleted stays
     * and is logged, since the newest is whole all the same.
     */
    public static void keepNewest(Path folder, int count) {
        try {
            list(folder).stream().skip(count).forEach(Bundle::deleteOrLog);
        } catch (Failure e) {
            LOG.log(System.Logger.Level.WARNING, "old bundles stay", e);
        }
    }

    private void deleteOrLog() {
        try {
            delete();
        } catch (Failure e) {
            LOG.log(System.Logger.Level.WARNING, "an old bundle stays", e);
        }
    }

    /** Deletes it with all that it holds; symbolic links are not followed. What is gone already is no failure. */
    public void delete() {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Another process may keep its newest in the same folder, and delete the same at the same time. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    /** Its recording, thread dumps and heap dump, in this order: what a diagnosis and the window can open. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String suffix : List.of(".jvitals", ".tdump", ".hprof")) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(file -> file.toString().endsWith(suffix)).sorted().forEach(files::add);
            } catch (IOException | UncheckedIOException e) {
                throw new Failure(Failure.Kind.INPUT, folder + " cannot be listed: " + e.getMessage(), e);
            }
        }
        return files;
    }

    /** How much it takes on disk. */
    public long sizeBytes() {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).mapToLong(Bundle::size).sum();
        } catch (IOException | UncheckedIOException e) {
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
