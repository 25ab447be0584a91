package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the zone of the whole JVM")
class TimesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final long AT = Instant.parse("2026-11-29T13:03:22.123Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private final TimeZone before = TimeZone.getDefault();

    @Test
    void a_moment_that_stands_alone_has_its_day_and_its_zone() {
        assertThat(Times.datedInZone(AT)).isEqualTo("2026-11-29 14:03:22 CET");
    }

    @Test
    void a_span_is_told_in_two_whole_units_at_most() {
        assertThat(Stream.of(0, 119, 120, 127, 3_600, 11_549, 172_799, 442_800).map(Times::span))
                .containsExactly("0 s", "119 s", "2 min", "2 min 7 s", "1 h", "3 h 12 min", "47 h 59 min", "5 d 3 h");
    }

    @BeforeEach
    void inBerlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(before);
    }

    @Test
    void a_moment_of_today_is_the_clock_of_this_zone_and_one_of_another_day_has_its_day() {
        assertThat(Times.at(AT, TODAY)).isEqualTo("14:03:22");
        assertThat(Times.at(AT - DAY, TODAY)).isEqualTo("2026-11-28 14:03:22");
        assertThat(Times.dated(Instant.ofEpochMilli(AT))).isEqualTo("2026-11-29 14:03:22");
        assertThat(Times.datedToMillis(AT)).isEqualTo("2026-11-29 14:03:22.123");
    }

    @Test
    void a_range_tells_its_day_as_often_as_it_changes() {
        assertThat(Times.range(AT, AT + 300_000, TODAY)).isEqualTo("14:03:22 to 14:08:22");
        assertThat(Times.range(AT - DAY, AT - DAY + 300_000, TODAY)).isEqualTo("2026-11-28 14:03:22 to 14:08:22");
        assertThat(Times.range(AT - DAY, AT, TODAY)).isEqualTo("2026-11-28 14:03:22 to 2026-11-29 14:03:22");
        assertThat(Times.range(AT, AT + 500, TODAY)).isEqualTo("14:03:22");
        assertThat(Times.within(AT, AT - 1_000, AT)).isEqualTo("14:03:22");
        assertThat(Times.within(AT, AT - DAY, AT)).isEqualTo("2026-11-29 14:03:22");
    }

    @Test
    void the_zone_is_the_one_of_that_moment() {
        assertThat(Times.zone(AT)).isEqualTo("CET");
        assertThat(Times.zoneAndOffset(AT)).isEqualTo("CET (UTC+01:00)");
        assertThat(Times.zoneAndOffset(AT - 150 * DAY)).isEqualTo("CEST (UTC+02:00)");
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        assertThat(Times.zoneAndOffset(AT)).isEqualTo("UTC");
    }

    @Test
    void no_screen_and_no_report_has_a_form_of_its_own() throws IOException {
        Path sources = Path.of("src/main/java/dev/jvitals");
        List<String> own = new ArrayList<>();
        for (String part : List.of("ui", "report")) {
            try (Stream<Path> files = Files.walk(sources.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> text(file).contains("DateTimeFormatter.ofPattern"))
                        .forEach(file -> own.add(file.getFileName().toString()));
            }
        }
        assertThat(own)
                .as("but for ticks, which are as short as their step allows")
                .containsExactly("RoundTimes.java");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
