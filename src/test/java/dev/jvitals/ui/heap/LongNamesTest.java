package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a name has no room, its packages go first. */
class LongNamesTest {
    @ParameterizedTest
    @CsvSource({
        "java.util.jar.JarFile  0xf000cd48, JarFile  0xf000cd48",
        "class java.lang.System  0x1, class System  0x1",
        "java.lang.Object[], Object[]",
        "a.b.Outer$Inner 0x2, Outer$Inner 0x2",
        "java.lang.String org.slf4j.spi, String org.slf4j.spi",
        "next → java.util.HashMap$Node  0x3, next → HashMap$Node  0x3",
        "byte[]  0x4, byte[]  0x4",
        "Leaks  0x5, Leaks  0x5",
        "main, main",
    })
    void packages_go_and_all_else_stays(String name, String shorter) {
        assertThat(LongNames.withoutPackages(name)).isEqualTo(shorter);
    }

    @Test
    void the_address_goes_next() {
        assertThat(LongNames.withoutAddress("HashMap$Node  0x7f3a")).isEqualTo("HashMap$Node");
        assertThat(LongNames.withoutAddress("String 0x10 of it")).isEqualTo("String 0x10 of it");
    }
}
