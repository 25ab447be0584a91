package dev.jvitals.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like a secret: values of names that speak of one, passwords in addresses, keys that their
 * form betrays. A report leaves the machine; what only looks like a secret is masked too.
 */
public final class Secrets {
    /** What stands in place of a secret. */
    public static final String MASK = "********";

    private static final String NAME =
            "[\\w.-]*(?:passw|pwd|passphrase|secret|token|credential|api[-_.]?key|access[-_.]?key"
                    + "|private[-_.]?key|auth|signature|session[-_.]?id|cookie)[\\w.-]*";

    /** {@code name=value}, {@code name: value}, {@code --name value}; a value may be quoted. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\\b" + NAME + "[\"']?\\s*[=:]\\s*|(?<!\\S)--?" + NAME + "\\s+)(\"[^\"]*\"|'[^']*'|[^\\s,;&\"']+)");

    /** {@code scheme://user:password@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+(@)");

    /** JSON web tokens, keys of cloud providers and code hosts, and the body of a PEM key. */
    private static final Pattern BY_FORM =
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"
                    + "|\\bgh[pousr]_\\w{20,}|\\bxox[abprs]-[\\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w+/=.~-]{8,}");
    private static final Pattern SPEAKING_NAME = Pattern.compile("(?i)" + NAME);

    private Secrets() {}

    /** The text with what looks like a secret masked. */
    public static String masked(String text) {
        String safe = BEARER.matcher(text).replaceAll("$1 " + Matcher.quoteReplacement(MASK));
        safe = IN_ADDRESS.matcher(safe).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "$2");
        safe = BY_FORM.matcher(safe).replaceAll(Matcher.quoteReplacement(MASK));
        return NAMED.matcher(safe).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }

    /** A named value: all of it masked where the name speaks of a secret. */
    public static String masked(String name, String value) {
        return SPEAKING_NAME.matcher(name).matches() ? MASK : masked(value);
    }
}
