package dev.jvitals.target.crash;

import java.util.regex.Pattern;

/** Masks what looks like a password in command lines and lists of variables. */
final class Secrets {
    private static final String MASK = "********";
    /** A name that sounds like a secret, and its value up to the next blank or the end of its quotes. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:[\\w.-]*)(?:passw(?:or)?d|passwd|pwd|secret|token|api[._-]?key|access[._-]?key|private[._-]?key"
                    + "|credential|passphrase)[\\w.-]*\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|\\S+)");
    /** {@code --password geheim}. */
    private static final Pattern OPTION = Pattern.compile(
            "(?i)(\\s--?[\\w-]*(?:passw(?:or)?d|secret|token|api-?key|passphrase)[\\w-]*\\s+)(?![-=])(\\S+)");
    /** {@code jdbc:postgresql://user:geheim@host}. */
    private static final Pattern URL = Pattern.compile("(\\w+://[^\\s/:@]+:)([^\\s@/]+)(@)");

    private Secrets() {}

    /** The line with what may be secret replaced. */
    static String masked(String line) {
        String named = NAMED.matcher(line).replaceAll("$1" + MASK);
        String option = OPTION.matcher(named).replaceAll("$1" + MASK);
        return URL.matcher(option).replaceAll("$1" + MASK + "$3");
    }
}
