package dev.jvitals.threads.read;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values as either notation of dump_to_file writes them; anything else is skipped whole. */
final class JsonValues {
    private JsonValues() {}

    /** The current value as text; null for null, arrays and objects. */
    static @Nullable String text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL || !json.currentToken().isScalarValue()) {
            json.skipChildren();
            return null;
        }
        return json.getString();
    }

    static String textOr(JsonParser json, String otherwise) {
        String text = text(json);
        return text == null ? otherwise : text;
    }

    /** The current value as a whole number, written as a number or as a string; -1 where it is neither. */
    static long number(JsonParser json) {
        String text = text(json);
        if (text == null || text.isEmpty() || text.length() > 19) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
