package dev.jvitals.report.heap;

import dev.jvitals.base.Unit;

/**
 * A table's column.
 *
 * @param title for people
 * @param jsonName for programs; has the unit in it where the value is a number with one
 * @param unit how numbers are shown; {@link Unit#TEXT} for text
 */
public record Column(String title, String jsonName, Unit unit) {
    public static Column text(String title, String jsonName) {
        return new Column(title, jsonName, Unit.TEXT);
    }

    public static Column count(String title, String jsonName) {
        return new Column(title, jsonName, Unit.COUNT);
    }

    public static Column bytes(String title, String jsonName) {
        return new Column(title, jsonName, Unit.BYTES);
    }

    public boolean isNumber() {
        return unit != Unit.TEXT;
    }

    /** What is more in one dump than in another has a sign. */
    private boolean isGrowth() {
        return jsonName.contains("Growth");
    }

    /** A value as people read it. */
    public String format(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "yes" : "no";
            case Number number
            when isNumber() -> isGrowth() ? unit.signed(number.doubleValue()) : unit.format(number.doubleValue());
            default -> value.toString();
        };
    }

    /** A value below the column's title: a flag is the title's own word where it is set. */
    public String cell(Object value) {
        return value instanceof Boolean flag ? flag ? title : "" : format(value);
    }
}
