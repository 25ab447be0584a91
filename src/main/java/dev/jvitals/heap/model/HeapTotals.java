package dev.jvitals.heap.model;

/**
 * The dump in figures, counted as MAT counts with its defaults: reachable objects only, the boot loader's pseudo object
 * included.
 *
 * @param objects reachable objects
 * @param usedBytes their shallow bytes
 * @param classes classes with a class object that is reachable
 * @param classLoaders reachable class loaders, the boot loader's pseudo object included
 * @param gcRoots distinct objects that the JVM itself keeps
 * @param unreachableObjects objects in the file that nothing reaches
 * @param unreachableBytes their shallow bytes
 * @param references references between objects of the file, those to classes that are roots left out
 * @param danglingReferences references to addresses where no object is
 * @param duplicateRecords records of an object that the file already has; the first one counts
 */
public record HeapTotals(
        long objects,
        long usedBytes,
        long classes,
        long classLoaders,
        long gcRoots,
        long unreachableObjects,
        long unreachableBytes,
        long references,
        long danglingReferences,
        long duplicateRecords) {}
