package dev.jvitals.heap.build;

import dev.jvitals.hprof.ClassDump;
import java.util.ArrayList;
import java.util.List;

/** What the first pass found in one chunk besides addresses. */
final class ChunkContents {
    final List<ClassDump> classes = new ArrayList<>();
    final List<RootRecord> roots = new ArrayList<>();
    final List<ArraySample> samples = new ArrayList<>();
    final List<Chunk> parts = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    long records;
    long addressBits;
    long mostReferences;
}
