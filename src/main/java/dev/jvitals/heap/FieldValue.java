package dev.jvitals.heap;

import dev.jvitals.hprof.FieldType;

/**
 * A field of an object with its value.
 *
 * @param declaringClass index of the class that declares the field
 * @param rawValue sign-extended integer, IEEE bits of a float or double, 0 or 1, or the address of an object (0 for null)
 */
public record FieldValue(int declaringClass, String name, FieldType type, long rawValue) {}
