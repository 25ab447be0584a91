package dev.jvitals.session.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsTest {
    @Test
    void a_start_without_the_start_cache_takes_classes_from_the_jdk_alone(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("own.aot");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(new ProcessBuilder(java, "-XX:AOTCacheOutput=" + cache, "-version")))
                .contains("AOTCache creation is complete");
        ProcessBuilder start = new ProcessBuilder(java, "-XX:AOTCache=" + cache, "-Xlog:aot=info", "-version");
        assertThat(run(start)).contains("Opened AOT cache " + cache);
        assertThat(run(Starts.withoutCache(start))).contains("version").doesNotContain("Opened AOT cache " + cache);
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
