package dev.jvitals.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise whose test is gone is no promise. */
final class SecurityPageTest {
    @Test
    void every_test_that_the_security_page_names_is_there() throws IOException {
        String page = Files.readString(Path.of("docs/security.md"));
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            assertThat(sources.map(source -> source.getFileName().toString()))
                    .containsAll(Pattern.compile("`(\\w+Test)`")
                            .matcher(page)
                            .results()
                            .map((MatchResult named) -> named.group(1) + ".java")
                            .toList());
        }
    }
}
