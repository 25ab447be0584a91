package dev.jvitals.diagnosis;

import dev.jvitals.base.Unit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One measured fact behind a finding.
 *
 * @param what what was measured, in words
 * @param value the figure, a {@link Number}, or a text where the unit is {@link Unit#TEXT}
 * @param unit of the value
 * @param source where the figure comes from, so that a reader can check it
 * @param fromMillis start of the time range it was seen in, since the epoch; null where there is none
 * @param toMillis end of that range
 */
public record Evidence(
        String what,
        Object value,
        Unit unit,
        String source,
        @Nullable Long fromMillis,
        @Nullable Long toMillis) {

    /** A figure without a time range. */
    public static Evidence of(String what, Number value, Unit unit, String source) {
        return new Evidence(what, value, unit, source, null, null);
    }

    /** A fact in words. */
    public static Evidence text(String what, String value, String source) {
        return new Evidence(what, value, Unit.TEXT, source, null, null);
    }

    /** The same with its value changed where that is a text. */
    Evidence mapText(UnaryOperator<String> change) {
        return value instanceof String text
                ? new Evidence(what, change.apply(text), unit, source, fromMillis, toMillis)
                : this;
    }

    /** The value as a person reads it, with its unit. */
    public String formatted() {
        return value instanceof Number number ? unit.format(number.doubleValue()) : value.toString();
    }
}
