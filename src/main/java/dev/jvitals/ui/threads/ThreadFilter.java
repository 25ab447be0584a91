package dev.jvitals.ui.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.SeenThread;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which threads the table shows. Text is looked for in the name, the container, the lock's classes and the stack's methods,
 * without regard to case.
 *
 * @param text a plain text or a regular expression; empty for all
 * @param regex whether the text is a regular expression; one that does not compile lets nothing through
 * @param state only threads in that state, null for all
 */
record ThreadFilter(String text, boolean regex, Thread.@Nullable State state) {
    static final ThreadFilter ALL = new ThreadFilter("", false, null);

    /** Why the regular expression does not compile, empty if it does or there is none. */
    String complaint() {
        try {
            if (regex) {
                Pattern.compile(text);
            }
            return "";
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }

    /** The test, ready for many threads. Cost of each test: O(frames). */
    Predicate<SeenThread> test() {
        if (!complaint().isEmpty()) {
            return _ -> false;
        }
        Predicate<String> matches = matcher();
        return seen -> (state == null || seen.thread().state() == state)
                && (text.isEmpty() || mentions(seen.thread(), matches) || matches.test(seen.label()));
    }

    private Predicate<String> matcher() {
        if (regex) {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .asPredicate();
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return candidate -> candidate.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean mentions(ThreadEntry thread, Predicate<String> matches) {
        if (matches.test(thread.name()) || (thread.container() != null && matches.test(thread.container()))) {
            return true;
        }
        for (StackFrame frame : thread.frames()) {
            if (matches.test(frame.qualifiedMethod())) {
                return true;
            }
        }
        return thread.locks().stream().anyMatch(use -> matches.test(use.className()) || matches.test(use.lockId()));
    }
}
