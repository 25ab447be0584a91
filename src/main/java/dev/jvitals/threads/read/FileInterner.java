package dev.jvitals.threads.read;

import dev.jvitals.threads.StackFrame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one file's reader has already decoded; falls back to the {@link Interner} that all files share. One thread. */
final class FileInterner {
    private final Interner shared;
    private final ByteTable<String> strings = new ByteTable<>();
    private final ByteTable<StackFrame> frames = new ByteTable<>();
    private final Map<StackFrame, StackFrame> frameObjects = new HashMap<>();
    private final Map<List<StackFrame>, List<StackFrame>> stacks = new HashMap<>();

    FileInterner(Interner shared) {
        this.shared = shared;
    }

    String string(Line line, int from, int to) {
        String known = strings.get(line.bytes, from, to);
        return known != null
                ? known
                : strings.put(line.bytes, from, to, shared.string(Line.decode(line.bytes, from, to)));
    }

    String string(String text) {
        return shared.string(text);
    }

    /** The frame that the text shows: {@code class.method(Source)}. */
    StackFrame frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StackFrame known = frames.get(bytes, 0, bytes.length);
        return known != null ? known : frames.put(bytes, 0, bytes.length, frame(FrameText.parse(text)));
    }

    /** The frame {@code class.method(Source)} that stands there. */
    StackFrame frame(Line line, int from, int to) {
        StackFrame known = frames.get(line.bytes, from, to);
        return known != null
                ? known
                : frames.put(line.bytes, from, to, frame(FrameText.parse(Line.decode(line.bytes, from, to))));
    }

    StackFrame frame(StackFrame frame) {
        @Nullable StackFrame known = frameObjects.get(frame);
        if (known != null) {
            return known;
        }
        StackFrame lean = shared.frame(new StackFrame(
                shared.string(frame.className()),
                shared.string(frame.method()),
                frame.file() == null ? null : shared.string(frame.file()),
                frame.line()));
        frameObjects.put(lean, lean);
        return lean;
    }

    /** The stack as an unmodifiable list, one instance for equal stacks; its frames should come from here. */
    List<StackFrame> stack(List<StackFrame> frames) {
        List<StackFrame> known = stacks.get(frames);
        if (known == null) {
            known = shared.stack(List.copyOf(frames));
            stacks.put(known, known);
        }
        return known;
    }
}
