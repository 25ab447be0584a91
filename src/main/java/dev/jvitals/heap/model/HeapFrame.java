package dev.jvitals.heap.model;

import java.util.List;

/**
 * A frame of a stack.
 *
 * @param className as in Java source
 * @param file the source file, empty where unknown
 * @param line the line; −1 unknown, −2 compiled without one, −3 native
 * @param locals ids of the objects that the frame's locals and operands refer to
 */
public record HeapFrame(String className, String method, String file, int line, List<Long> locals) {
    public HeapFrame {
        locals = List.copyOf(locals);
    }
}
