package dev.jvitals.heap.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A field or an element with its value.
 *
 * @param declaredBy the class that declares the field, empty for an element
 * @param name the field's name, or the element's index in brackets
 * @param type {@code int}, {@code Object}: as in Java source
 * @param value a primitive value as text; {@code null}; for an object what is known of it
 * @param target the object referred to, null where it is none
 */
public record FieldRow(
        String declaredBy,
        String name,
        String type,
        String value,
        @Nullable ObjectRef target) {}
