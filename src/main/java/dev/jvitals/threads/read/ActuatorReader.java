package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.read.DumpCollector.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code ThreadInfo}s as JSON, as Spring Boot's {@code /actuator/threaddump} answers: {@code {"threads": [{
 * "threadName", "threadId", "threadState", "stackTrace": [{"className", …}], "lockInfo", "lockedMonitors",
 * "lockedSynchronizers"}]}}.
 */
final class ActuatorReader {
    private final DumpCollector collector;
    private final FileInterner interner;

    ActuatorReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.interner = interner;
    }

    /** Reads the array that the parser stands at the start of. */
    void read(JsonParser json, Cancellation cancellation) {
        Open dump = collector.begin(Dialect.THREAD_INFO);
        dump.beginSeen = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            cancellation.check();
            thread(json, dump);
        }
        dump.endSeen = true;
    }

    private void thread(JsonParser json, Open dump) {
        int firstLine = json.currentTokenLocation().getLineNr();
        String name = "";
        long id = -1;
        boolean daemon = false;
        Thread.State state = null;
        LockUse wanted = null;
        long owner = -1;
        List<StackFrame> frames = new ArrayList<>();
        List<LockUse> owned = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "threadName" -> name = JsonValues.textOr(json, "");
                case "threadId" -> id = JsonValues.number(json);
                case "daemon" -> daemon = "true".equals(JsonValues.text(json));
                case "threadState" -> state = States.of(JsonValues.text(json));
                case "lockOwnerId" -> owner = JsonValues.number(json);
                case "lockInfo" -> wanted = lock(json, Kind.PARKING);
                case "stackTrace" -> stack(json, frames);
                case "lockedMonitors" -> locks(json, Kind.LOCKED, owned);
                case "lockedSynchronizers" -> locks(json, Kind.OWNS_SYNCHRONIZER, owned);
                default -> json.skipChildren();
            }
        }
        ThreadEntryBuilder thread =
                ThreadEntry.named(interner.string(name)).id(id).daemon(daemon).state(state);
        List<StackFrame> stack = interner.stack(frames);
        if (wanted != null) {
            thread.lock(new LockUse(0, wantedKind(state, stack), wanted.lockId(), wanted.className(), owner));
        }
        owned.forEach(thread::lock);
        Monitors.correct(thread, stack);
        int lastLine = json.currentLocation().getLineNr();
        collector.add(dump, thread.frames(stack).lines(firstLine, lastLine).build());
    }

    private static Kind wantedKind(Thread.@Nullable State state, List<StackFrame> stack) {
        if (state == Thread.State.BLOCKED) {
            return Kind.WAITING_TO_LOCK;
        }
        return !stack.isEmpty() && Monitors.isObjectWait(stack.getFirst()) ? Kind.WAITING_ON : Kind.PARKING;
    }

    private void locks(JsonParser json, Kind kind, List<LockUse> into) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            LockUse use = lock(json, kind);
            if (use != null) {
                into.add(use);
            }
        }
    }

    private @Nullable LockUse lock(JsonParser json, Kind kind) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        String className = "";
        long hash = -1;
        int depth = kind == Kind.OWNS_SYNCHRONIZER ? LockUse.NO_FRAME : 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "className" -> className = interner.string(JsonValues.textOr(json, ""));
                case "identityHashCode" -> hash = JsonValues.number(json);
                case "lockedStackDepth" -> depth = Math.clamp(JsonValues.number(json), 0, Integer.MAX_VALUE);
                default -> json.skipChildren();
            }
        }
        String lockId = hash < 0 ? "" : interner.string(className + '@' + Long.toHexString(hash));
        return new LockUse(depth, kind, lockId, className);
    }

    private void stack(JsonParser json, List<StackFrame> into) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String className = "";
            String method = "";
            String file = null;
            int line = StackFrame.UNKNOWN;
            boolean isNative = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "className" -> className = JsonValues.textOr(json, "");
                    case "methodName" -> method = JsonValues.textOr(json, "");
                    case "fileName" -> file = JsonValues.text(json);
                    case "lineNumber" -> line = (int) Math.min(JsonValues.number(json), Integer.MAX_VALUE);
                    case "nativeMethod" -> isNative = "true".equals(JsonValues.text(json));
                    default -> json.skipChildren();
                }
            }
            into.add(interner.frame(
                    new StackFrame(className, method, isNative ? null : file, isNative ? StackFrame.NATIVE : line)));
        }
    }
}
