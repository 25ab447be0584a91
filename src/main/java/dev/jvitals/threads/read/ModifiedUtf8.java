package dev.jvitals.threads.read;

import org.jspecify.annotations.Nullable;

/**
 * HotSpot prints names as it holds them: in modified UTF-8 (JVMS 4.4.7), where a character beyond the basic plane is two
 * surrogates of three bytes each, which Java's UTF-8 decoder refuses.
 */
final class ModifiedUtf8 {
    private ModifiedUtf8() {}

    /** The text, null where the bytes are none of it. */
    static @Nullable String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            int first = bytes[i];
            int length = first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 0;
            if (length == 0 || i + length > end) {
                return null;
            }
            int value = length == 1 ? first : first & (0x7F >> length);
            for (int k = 1; k < length; k++) {
                if ((bytes[i + k] & 0xC0) != 0x80) {
                    return null;
                }
                value = value << 6 | (bytes[i + k] & 0x3F);
            }
            text.append((char) value);
            i += length;
        }
        return text.toString();
    }
}
