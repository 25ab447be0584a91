package dev.jvitals.threads.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http-nio-8080-exec-17                                   | http-nio-8080-exec-#
            http-nio-127.0.0.1-8009-exec-2                          | http-nio-127.0.0.1-8009-exec-#
            pool-3-thread-7                                         | pool-3-thread-#
            ForkJoinPool.commonPool-worker-1                        | ForkJoinPool.commonPool-worker-#
            HikariPool-1:housekeeper                                | HikariPool-#:housekeeper
            RMI TCP Connection(12)-127.0.0.1                        | RMI TCP Connection(#)-127.0.0.1
            qtp1355531311-24                                        | qtp1355531311-#
            qtp1355531311-24 [GET /orders/5]                        | qtp1355531311-#
            jetty-qtp-110-acceptor-0@136f338e-ServerConnector       | jetty-qtp-#
            [ACTIVE] ExecuteThread: '12' for queue: 'default'       | ExecuteThread: '#' for queue: 'default'
            GC Thread#3                                             | GC Thread#
            New I/O worker #3                                       | New I/O worker #
            request 3fa85f64-5717-4562-b3fc-2c963f66afa6            | request #
            main                                                    | main
            ''                                                      | (no name)
            """)
    void the_last_number_is_a_counter(String name, String pattern) {
        assertThat(NamePattern.of(name)).isEqualTo(pattern);
    }

    @Test
    void patterns_are_counted_the_most_frequent_first() {
        assertThat(NamePattern.counted(Stream.of("a-#", "job-#", "job-#"))).isEqualTo("job-# (2), a-# (1)");
        assertThat(NamePattern.counted(IntStream.range(0, 8).mapToObj(i -> "p" + i)))
                .isEqualTo("p0 (1), p1 (1), p2 (1), p3 (1), p4 (1) and 3 more");
    }

    @ParameterizedTest
    @CsvSource({
        "pool-3-thread-7, pool-#-thread-#",
        "main, main",
        "RMI TCP Connection(4)-10.0.0.1, RMI TCP Connection(#)-10.0.0.1"
    })
    void the_family_of_a_name_has_no_number(String name, String family) {
        assertThat(NamePattern.withoutNumbers(name)).isEqualTo(family);
    }
}
