package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** TCP sockets of the process by state. */
public final class SocketSeries {
    /** TCP's states in the order of the kernel's numbers, from 1 on. Source: include/net/tcp_states.h. */
    public enum State {
        ESTABLISHED,
        SYN_SENT,
        SYN_RECV,
        FIN_WAIT1,
        FIN_WAIT2,
        TIME_WAIT,
        CLOSE,
        CLOSE_WAIT,
        LAST_ACK,
        LISTEN,
        CLOSING;

        private static final List<State> BY_NUMBER = List.of(values());

        /** The state of the kernel's number, or CLOSE for one that we do not know. */
        public static State ofNumber(int number) {
            return number >= 1 && number <= BY_NUMBER.size() ? BY_NUMBER.get(number - 1) : CLOSE;
        }
    }

    private static final Map<State, Series> BY_STATE = new EnumMap<>(State.class);

    static {
        for (State state : State.values()) {
            String meaning = state == State.TIME_WAIT
                    ? "Closed connections that wait out their time, on ports and peers of this process."
                    : state == State.CLOSE_WAIT
                            ? "Connections that the peer has closed and this program has not. Zero, or soon gone, is healthy."
                            : "TCP sockets of the process in this state.";
            BY_STATE.put(
                    state, new Series("sockets." + state, state.toString(), Unit.COUNT, "/proc/PID/net/tcp", meaning));
        }
    }

    private SocketSeries() {}

    /** Sockets in a state. */
    public static Series in(State state) {
        Series series = BY_STATE.get(state);
        if (series == null) {
            throw new IllegalArgumentException(state.toString());
        }
        return series;
    }

    static List<Series> all() {
        return List.copyOf(BY_STATE.values());
    }
}
