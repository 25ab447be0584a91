package dev.jvitals.heap.redact;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnerOnly;
import dev.jvitals.base.Progress;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a redacted copy. Blanked are the elements of all primitive arrays, which hold the texts of strings, the hash
 * codes that strings remember, from which short texts could be guessed, and the texts of constants in code. Kept are names of classes, methods and fields,
 * references, numbers in fields, sizes and addresses: whoever must hide numbers in fields must not give the copy away.
 */
public final class RedactedCopy {
    /**
     * What was blanked.
     *
     * @param arrays how many primitive arrays
     * @param blankedBytes how many bytes of them
     * @param bytes how long the copy is, unpacked
     */
    public record Result(long arrays, long blankedBytes, long bytes) {}

    private static final int BUFFER_BYTES = 1 << 18;

    private RedactedCopy() {}

    /**
     * Copies {@code dump} to {@code copy}, gzipped where that name ends in {@code .gz}. The copy appears when it is whole;
     * nothing is left of one that was cancelled or failed. Cost: reads the file twice.
     * Throws {@link Failure} when the file is no dump, the copy exists already, or there is no room.
     */
    public static Result write(Path dump, Path copy, Progress progress, Cancellation cancellation) {
        if (Files.exists(copy)) {
            throw new Failure(Failure.Kind.USAGE, copy + ": exists already; choose another name for the copy.");
        }
        Path part = copy.resolveSibling("." + copy.getFileName() + ".part");
        try (DumpFile file = DumpFile.open(dump)) {
            OwnerOnly.createFile(part);
            Result result;
            try (OutputStream out = output(part, copy)) {
                DumpDirectory directory = DumpDirectory.read(file, cancellation);
                result = new Redaction(directory, out, progress, cancellation).run();
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Failure.Kind.MACHINE, part + ": is there already; another copy may be under way.", e);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, copy + ": cannot be written: " + e.getMessage(), e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static OutputStream output(Path part, Path copy) throws IOException {
        OutputStream raw = Files.newOutputStream(part);
        return copy.toString().endsWith(".gz")
                ? new GZIPOutputStream(raw, BUFFER_BYTES)
                : new BufferedOutputStream(raw, BUFFER_BYTES);
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(RedactedCopy.class.getName())
                    .log(System.Logger.Level.WARNING, () -> part + " could not be deleted", e);
        }
    }
}
