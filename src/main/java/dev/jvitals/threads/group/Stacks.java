package dev.jvitals.threads.group;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.signature.Place;
import dev.jvitals.threads.signature.Signatures;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct stacks and thread names of several dumps. A list instance is looked at once; the readers give equal stacks the same
 * instance, and stacks of other readings are found equal by their content. Not safe for several threads at once.
 */
final class Stacks {
    private final IdentityHashMap<List<StackFrame>, StackFacts> byInstance = new IdentityHashMap<>();
    private final Map<List<StackFrame>, StackFacts> byContent = new HashMap<>();
    private final Map<List<String>, StackFacts.Shape> shapes = new HashMap<>();
    private final FrameNoise noise = new FrameNoise();
    private final Map<String, SeenThread.Names> threadNames = new HashMap<>();

    /** The facts of a stack. Cost: one identity lookup for a list seen before, O(depth) for a new one. */
    StackFacts of(List<StackFrame> frames) {
        StackFacts known = byInstance.get(frames);
        if (known == null) {
            known = byContent.computeIfAbsent(frames, this::examine);
            byInstance.put(frames, known);
        }
        return known;
    }

    /** A thread's name without its counters. Cost: one hash lookup for a name seen before. */
    SeenThread.Names namesOf(String threadName) {
        return threadNames.computeIfAbsent(
                threadName, name -> new SeenThread.Names(NamePattern.of(name), NamePattern.withoutNumbers(name)));
    }

    private StackFacts examine(List<StackFrame> frames) {
        StackFacts.Shape shape = shapes.computeIfAbsent(
                noise.shapeOf(frames),
                names -> new StackFacts.Shape(names, Signatures.of(frames), Place.allOn(frames)));
        return new StackFacts(frames, shape);
    }
}
