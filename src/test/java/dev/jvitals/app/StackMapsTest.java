package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The step of the build that lets the start cache keep the classes of old libraries. */
class StackMapsTest {
    private static final int JAVA_8 = 52;

    @TempDir
    private Path folder;

    @Test
    void old_classes_can_be_kept_by_the_start_cache_run_verified_and_are_the_same_bytes_each_time() throws Exception {
        Path first = copy("first");
        Path second = copy("second");
        java("src/build/StackMaps.java", folder.resolve("first").toString());
        java("src/build/StackMaps.java", folder.resolve("second").toString());

        assertThat(versions(first)).isNotEmpty().allMatch(version -> version >= JAVA_8);
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(java("-Xverify:all", "-cp", first.toString(), "picocli.AutoComplete", "--help"))
                .contains("Usage: picocli.AutoComplete");
    }

    @Test
    void jars_without_old_classes_stay_as_they_are() throws Exception {
        Path jar = copy("done");
        java("src/build/StackMaps.java", folder.resolve("done").toString());
        byte[] before = Files.readAllBytes(jar);

        assertThat(java("src/build/StackMaps.java", folder.resolve("done").toString()))
                .isEmpty();
        assertThat(jar).hasBinaryContent(before);
    }

    private Path copy(String name) throws IOException, URISyntaxException {
        Path picocli = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Files.copy(picocli, Files.createDirectory(folder.resolve(name)).resolve("picocli.jar"));
    }

    private static List<Integer> versions(Path jar) throws IOException {
        List<Integer> versions = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    byte[] head = zip.getInputStream(entry).readNBytes(8);
                    versions.add(((head[6] & 0xff) << 8) | (head[7] & 0xff));
                }
            }
        }
        return versions;
    }

    /** What {@code java} says; it must end well. */
    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
