package dev.jvitals.threads.read;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thread states by their Java names. */
final class States {
    private static final Map<String, Thread.State> BY_NAME = Stream.of(Thread.State.values())
            .collect(Collectors.toUnmodifiableMap(Thread.State::name, Function.identity()));

    private States() {}

    /** The state of that name, null where there is none. */
    static Thread.@Nullable State of(@Nullable String name) {
        return name == null ? null : BY_NAME.get(name);
    }
}
