package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void a_plain_name_is_left_as_it_is() {
        String name = "http-nio-8080-exec-1 äöü 線程";
        assertThat(Printable.line(name)).isSameAs(name);
    }

    @Test
    void escape_sequences_line_breaks_and_direction_overrides_are_shown_not_obeyed() {
        assertThat(Printable.line("a\u001b[31mb\nc\u202ed\u2028e")).isEqualTo("a\\u001B[31mb\\nc\\u202Ed\\u2028e");
    }
}
