package dev.jvitals.report.heap;

import static dev.jvitals.report.heap.Column.bytes;
import static dev.jvitals.report.heap.Column.count;
import static dev.jvitals.report.heap.Column.text;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.ClassGrowth;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ContentRow;
import dev.jvitals.heap.inspect.FieldRow;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.tree.GroupRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of heap queries as tables. */
final class HeapTables {
    private HeapTables() {}

    /** Objects with their share of the heap. */
    static Table objects(String title, String jsonName, Heap heap, List<ObjectRef> rows, long total) {
        Table.Builder table = Table.of(
                title,
                jsonName,
                text("Class", "className"),
                text("Address", "address"),
                text("What", "text"),
                bytes("Shallow", "shallowBytes"),
                bytes("Retained", "retainedBytes"),
                new Column("Share", "share", Unit.SHARE));
        double used = Math.max(1, heap.totals().usedBytes());
        for (ObjectRef row : rows) {
            table.row(
                    row.className(),
                    row.hexAddress(),
                    row.text(),
                    row.shallowBytes(),
                    row.retainedBytes(),
                    row.retainedBytes() / used);
        }
        return table.total(total).build();
    }

    /** Classes or groups of them; retained bytes that are not exact are the least. */
    static Table histogram(String title, String jsonName, String nameTitle, List<HistogramRow> rows, int most) {
        Table.Builder table = Table.of(
                title,
                jsonName,
                text(nameTitle, jsonName.equals("histogram") ? "className" : "name"),
                count("Objects", "objects"),
                bytes("Shallow", "shallowBytes"),
                text("≥", "retainedIsMinimum"),
                bytes("Retained", "retainedBytes"));
        for (HistogramRow row : rows.stream().limit(most).toList()) {
            table.row(row.name(), row.objects(), row.shallowBytes(), !row.exact(), row.retainedBytes());
        }
        return table.total(rows.size()).build();
    }

    /** Objects with one dominator, put together; what they retain is exact. */
    static Table groups(Heap heap, List<GroupRow> rows, int most) {
        Table.Builder table = Table.of(
                "Dominated objects",
                "dominatorGroups",
                text("Name", "name"),
                count("Objects", "objects"),
                bytes("Shallow", "shallowBytes"),
                bytes("Retained", "retainedBytes"),
                new Column("Share", "share", Unit.SHARE));
        double used = Math.max(1, heap.totals().usedBytes());
        rows.stream()
                .limit(most)
                .forEach(row -> table.row(
                        row.name(),
                        row.objects(),
                        row.shallowBytes(),
                        row.retainedBytes(),
                        row.retainedBytes() / used));
        return table.total(rows.size()).build();
    }

    static Table unreachable(List<HistogramRow> rows, int most) {
        Table.Builder table = Table.of(
                "Unreachable objects by class",
                "unreachable",
                text("Class", "className"),
                count("Objects", "objects"),
                bytes("Shallow", "shallowBytes"));
        List<HistogramRow> some = rows.stream()
                .filter(row -> row.unreachableObjects() > 0)
                .sorted((a, b) -> Long.compare(b.unreachableBytes(), a.unreachableBytes()))
                .toList();
        some.stream()
                .limit(most)
                .forEach(row -> table.row(row.name(), row.unreachableObjects(), row.unreachableBytes()));
        return table.total(some.size()).build();
    }

    static Table fields(String title, String jsonName, Page<FieldRow> page) {
        Table.Builder table = Table.of(
                title,
                jsonName,
                text("Name", "name"),
                text("Type", "type"),
                text("Value", "value"),
                text("Address", "address"),
                bytes("Retained", "retainedBytes"),
                text("Declared by", "declaredBy"));
        for (FieldRow row : page.rows()) {
            ObjectRef target = row.target();
            table.row(
                    row.name(),
                    row.type(),
                    row.value(),
                    target == null ? "" : target.hexAddress(),
                    target == null ? 0L : target.retainedBytes(),
                    row.declaredBy());
        }
        return table.total(page.total()).build();
    }

    static Table contents(String title, Page<ContentRow> page) {
        Table.Builder table = Table.of(
                title,
                "contents",
                count("#", "index"),
                text("Key", "key"),
                text("Key address", "keyAddress"),
                text("Value", "value"),
                text("Address", "address"),
                bytes("Retained", "retainedBytes"));
        for (ContentRow row : page.rows()) {
            ObjectRef value = row.value();
            table.row(
                    row.index(),
                    label(row.key()),
                    address(row.key()),
                    value == null ? "null" : value.label(),
                    address(value),
                    value == null ? 0L : value.retainedBytes());
        }
        return table.total(page.total()).build();
    }

    static Table path(String title, String jsonName, RootPath path) {
        Table.Builder table = Table.of(
                title,
                jsonName,
                text("Via", "via"),
                text("Class", "className"),
                text("What", "text"),
                text("Address", "address"),
                bytes("Shallow", "shallowBytes"),
                bytes("Retained", "retainedBytes"));
        for (RootPath.Step step : path.steps()) {
            ObjectRef object = step.object();
            table.row(
                    step.via().isEmpty() ? path.root().text() : step.via(),
                    object.className(),
                    object.text(),
                    object.hexAddress(),
                    object.shallowBytes(),
                    object.retainedBytes());
        }
        return table.build();
    }

    static Table suspects(List<LeakSuspect> suspects) {
        Table.Builder table = Table.of(
                "Leak suspects",
                "suspects",
                bytes("Retained", "retainedBytes"),
                new Column("Share", "share", Unit.SHARE),
                text("Suspect", "sentence"),
                text("Where it piles up", "address"),
                text("Kept by", "keeper"));
        for (LeakSuspect each : suspects) {
            table.row(
                    each.retainedBytes(),
                    each.share(),
                    each.sentence(),
                    each.accumulation().hexAddress(),
                    each.keeper());
        }
        return table.build();
    }

    /** Growth of classes, or of paths, which {@code name} says; what grew comes before how much there is. */
    static Table growth(String title, String jsonName, String name, List<ClassGrowth> rows, int most) {
        Table.Builder table = Table.of(
                title,
                jsonName,
                text(name, "name"),
                bytes("Retained +", "retainedGrowthBytes"),
                bytes("Shallow +", "shallowGrowthBytes"),
                count("Objects +", "objectsGrowth"),
                bytes("Retained", "retainedBytes"),
                bytes("Shallow", "shallowBytes"),
                count("Objects", "objects"));
        for (ClassGrowth row : rows.stream().limit(most).toList()) {
            table.row(
                    row.name(),
                    row.retainedGrowth(),
                    row.shallowGrowth(),
                    row.objectsGrowth(),
                    row.retainedBytesAfter(),
                    row.shallowBytesAfter(),
                    row.objectsAfter());
        }
        return table.total(rows.size()).build();
    }

    private static String label(@Nullable ObjectRef object) {
        return object == null ? "" : object.label();
    }

    private static String address(@Nullable ObjectRef object) {
        return object == null ? "" : object.hexAddress();
    }
}
