package dev.jvitals.report.heap;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.heap.Heap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer about a heap dump.
 *
 * @param title for people
 * @param facts single figures, as rows of a table of one row
 * @param tables the rest
 * @param judgement findings, null where none were asked for
 */
public record HeapDocument(
        String title,
        Facts facts,
        List<Table> tables,
        @Nullable Judgement judgement) {
    public HeapDocument {
        tables = List.copyOf(tables);
    }

    /** A document without findings. */
    public static HeapDocument of(String title, Facts facts, Table... tables) {
        return new HeapDocument(title, facts, List.of(tables), null);
    }

    /** Single figures in order. */
    public static final class Facts {
        private final List<Column> columns = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        /** No figures yet; where only the index is here, the sentence that says so. */
        static Facts of(Heap heap) {
            Facts facts = new Facts();
            return heap.hasDump() ? facts : facts.add(Column.text("note", "valuesMissing"), Heap.VALUES_MISSING);
        }

        public Facts add(Column column, Object value) {
            columns.add(column);
            values.add(value);
            return this;
        }

        public List<Column> columns() {
            return List.copyOf(columns);
        }

        public Object value(int index) {
            return values.get(index);
        }
    }
}
