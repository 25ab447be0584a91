package dev.jvitals.ui.help;

/**
 * What a table's column means.
 *
 * @param heading as it stands above the column
 * @param meaning what it is, and what is normal
 * @param unit of its figures; empty for words
 * @param source where it comes from
 */
record ColumnHelp(String heading, String meaning, String unit, String source) {
    /** All of it, in lines. */
    String words() {
        return meaning + (unit.isEmpty() ? "" : "\nUnit: " + unit) + (source.isEmpty() ? "" : "\nSource: " + source);
    }
}
