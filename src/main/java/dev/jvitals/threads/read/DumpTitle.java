package dev.jvitals.threads.read;

/** The line {@code Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):}. */
final class DumpTitle {
    private static final int WORDS = "Full thread dump ".length();

    private DumpTitle() {}

    /** The JVM's words about itself, without the colon that some JDKs end the line with. */
    static String jvm(Line line) {
        int end = line.to;
        while (end > line.from + WORDS && (line.at(end - 1) == ':' || line.at(end - 1) == ' ')) {
            end--;
        }
        return line.text(line.from + WORDS, end);
    }
}
