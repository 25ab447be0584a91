package dev.jvitals.target.gclog;

import java.util.ArrayList;
import java.util.List;

/** One entry of an old log: nested square brackets, over as many lines as it takes. */
final class Brackets {
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int lines;

    void begin(String line) {
        close();
        add(line);
    }

    void add(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        text.append(line).append(' ');
        lines++;
    }

    void close() {
        text.setLength(0);
        depth = 0;
        lines = 0;
    }

    boolean isOpen() {
        return lines > 0;
    }

    /** How many brackets are open; 0 for an entry that may be whole. */
    int depth() {
        return depth;
    }

    int lines() {
        return lines;
    }

    String text() {
        return text.toString();
    }

    /** What stands in the n-th outermost bracket, brackets within it left out. */
    String outermost(int n) {
        StringBuilder out = new StringBuilder();
        int level = 0;
        int seen = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                seen += ++level == 1 ? 1 : 0;
            } else if (c == ']') {
                level = Math.max(0, level - 1);
            } else if (level == 1 && seen == n) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The texts of all brackets within the outermost ones, each with what is nested in it. */
    List<String> inner() {
        List<String> found = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                begins.add(i + 1);
            } else if (c == ']' && !begins.isEmpty()) {
                int begin = begins.removeLast();
                if (!begins.isEmpty()) {
                    found.add(text.substring(begin, i));
                }
            }
        }
        return found;
    }
}
