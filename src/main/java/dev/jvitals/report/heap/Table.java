package dev.jvitals.report.heap;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one kind.
 *
 * @param title for people
 * @param jsonName the array's name for programs
 * @param columns what each row has, in order
 * @param rows numbers, texts and booleans by column; NaN for a number that is unknown or would mean nothing
 * @param total how many rows there are, of which these are the first
 */
public record Table(String title, String jsonName, List<Column> columns, List<List<Object>> rows, long total) {
    /** Ends the name of tables of which there may be several, each an array in an array. */
    public static final String NESTED = "[]";

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How many rows were left out. */
    public long left() {
        return Math.max(0, total - rows.size());
    }

    /** Begins a table. */
    public static Builder of(String title, String jsonName, Column... columns) {
        return new Builder(title, jsonName, List.of(columns));
    }

    /** Gathers rows. */
    public static final class Builder {
        private final String title;
        private final String jsonName;
        private final List<Column> columns;
        private final List<List<Object>> rows = new ArrayList<>();
        private long total = -1;

        private Builder(String title, String jsonName, List<Column> columns) {
            this.title = title;
            this.jsonName = jsonName;
            this.columns = columns;
        }

        public Builder row(Object... cells) {
            rows.add(List.of(cells));
            return this;
        }

        /** How many rows there are in all, where that is more than were added. */
        public Builder total(long count) {
            total = count;
            return this;
        }

        public Table build() {
            return new Table(title, jsonName, columns, rows, Math.max(total, rows.size()));
        }
    }
}
