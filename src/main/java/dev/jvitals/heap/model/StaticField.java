package dev.jvitals.heap.model;

import dev.jvitals.hprof.FieldType;

/**
 * A static field with its value: {@code rawValue} is a sign-extended integer, the IEEE bits of a float or double, 0 or 1,
 * or the address of an object (0 for null).
 */
public record StaticField(String name, FieldType type, long rawValue) {}
