package dev.jvitals.threads.signature;

/**
 * One known kind of stack.
 *
 * @param activity what a thread with such a stack does
 * @param label what such threads are, in words: a library's name for pools ({@code HikariCP}), a plural noun for idle
 *     threads ({@code Tomcat workers})
 * @param pattern the frames that give it away
 */
public record Signature(Activity activity, String label, StackPattern pattern) {}
