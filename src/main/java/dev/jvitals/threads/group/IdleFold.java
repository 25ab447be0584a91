package dev.jvitals.threads.group;

import java.util.List;

/**
 * Idle threads folded away by what they are, whatever their stacks look like: "200 Tomcat workers".
 *
 * @param label what they are, a plural noun
 * @param threads at least one
 */
public record IdleFold(String label, List<SeenThread> threads) {
    public int count() {
        return threads.size();
    }
}
