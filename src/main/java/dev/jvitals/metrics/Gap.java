package dev.jvitals.metrics;

/**
 * A source fell silent.
 *
 * @param source as in {@link SampleSink#gap}
 * @param fromMillis since the epoch
 * @param reason one sentence for people
 */
public record Gap(String source, long fromMillis, String reason) {
    /** The reason where there is nobody any more to measure. */
    public static final String ENDED = "The JVM has ended.";

    /** Whether the series comes from the silent source: its {@link Series#source} begins with that word or those words. */
    public boolean concerns(Series series) {
        return concerns(source, series);
    }

    static boolean concerns(String source, Series series) {
        String of = series.source();
        return of.regionMatches(true, 0, source, 0, source.length())
                && (of.length() == source.length() || of.charAt(source.length()) == ' ');
    }
}
