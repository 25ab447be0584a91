package dev.jvitals.heap.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Where indexes may lie. */
final class Places {
    private Places() {}

    /** Whether the folder can be written and has room for the index and scratch of the dump; makes a missing folder. */
    static boolean isUsable(Path folder, Path dump) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return false;
        }
        return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() > Files.size(dump) / 2;
    }

    /** The dump's name in the cache folder, which holds dumps of many folders. */
    static String cachedName(Path dump) {
        CRC32C crc = new CRC32C();
        crc.update(dump.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return dump.getFileName() + "-" + Long.toHexString(crc.getValue());
    }

    static boolean isIndexOf(Path file, String dumpName) {
        String name = file.getFileName().toString();
        if (!name.startsWith(dumpName) || !name.endsWith(IndexStore.SUFFIX)) {
            return false;
        }
        String variant = name.substring(dumpName.length(), name.length() - IndexStore.SUFFIX.length());
        return variant.isEmpty() || variant.matches("\\.[a-z0-9-]+");
    }
}
