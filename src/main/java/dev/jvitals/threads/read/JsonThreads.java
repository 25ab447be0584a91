package dev.jvitals.threads.read;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One thread of dump_to_file's JSON. Locks are {@code Class@identityHash}; JDK 21 to 24 have neither states nor locks
 * nor a flag for virtual threads, which then show by their first frame or by having no name, as platform threads always
 * have; 26 names the owner of a park blocker.
 */
final class JsonThreads {
    private final FileInterner interner;
    private final List<StackFrame> frames = new ArrayList<>();
    private final List<LockUse> locks = new ArrayList<>();
    private long id;
    private long carrier;
    private boolean virtual;
    private String name = "";
    private Thread.@Nullable State state;

    JsonThreads(FileInterner interner) {
        this.interner = interner;
    }

    /** Reads the object that the parser stands at the start of. */
    ThreadEntryBuilder read(JsonParser json) {
        frames.clear();
        locks.clear();
        id = -1;
        carrier = -1;
        virtual = false;
        name = "";
        state = null;
        int firstLine = json.currentTokenLocation().getLineNr();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            property(json, property);
        }
        return thread().lines(firstLine, json.currentLocation().getLineNr());
    }

    private void property(JsonParser json, String property) {
        switch (property) {
            case "tid" -> id = JsonValues.number(json);
            case "name" -> name = JsonValues.textOr(json, "");
            case "virtual" -> virtual = "true".equals(JsonValues.text(json));
            case "state" -> state = States.of(JsonValues.text(json));
            case "carrier" -> carrier = JsonValues.number(json);
            case "stack" -> stack(json);
            case "blockedOn" -> lock(JsonValues.text(json), Kind.WAITING_TO_LOCK, 0, -1);
            case "waitingOn" -> lock(JsonValues.text(json), Kind.WAITING_ON, 0, -1);
            case "parkBlocker" -> parkBlocker(json);
            case "monitorsOwned" -> monitorsOwned(json);
            default -> json.skipChildren();
        }
    }

    private void stack(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            String text = JsonValues.text(json);
            if (text != null) {
                frames.add(interner.frame(text));
            }
        }
    }

    private void parkBlocker(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        String object = null;
        long owner = -1;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "object" -> object = JsonValues.text(json);
                case "owner" -> owner = JsonValues.number(json);
                default -> json.skipChildren();
            }
        }
        lock(object, Kind.PARKING, 0, owner);
    }

    private void monitorsOwned(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            int depth = 0;
            List<@Nullable String> owned = new ArrayList<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "depth" -> depth = Math.clamp(JsonValues.number(json), 0, Integer.MAX_VALUE);
                    case "locks" -> strings(json, owned);
                    default -> json.skipChildren();
                }
            }
            for (String lock : owned) {
                lock(lock, lock == null ? Kind.ELIMINATED : Kind.LOCKED, depth, -1);
            }
        }
    }

    private static void strings(JsonParser json, List<@Nullable String> into) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            into.add(JsonValues.text(json));
        }
    }

    private void lock(@Nullable String object, Kind kind, int depth, long owner) {
        if (object == null) {
            if (kind == Kind.ELIMINATED) {
                locks.add(new LockUse(depth, kind, "", ""));
            }
            return;
        }
        String lockId = interner.string(object);
        int at = lockId.lastIndexOf('@');
        locks.add(new LockUse(depth, kind, lockId, at < 0 ? lockId : lockId.substring(0, at), owner));
    }

    private ThreadEntryBuilder thread() {
        List<StackFrame> stack = interner.stack(frames);
        boolean bornVirtual = stack.isEmpty()
                ? name.isEmpty()
                : stack.getLast().qualifiedMethod().equals("java.lang.VirtualThread.run");
        ThreadEntryBuilder thread = ThreadEntry.named(interner.string(name))
                .id(id)
                .virtual(virtual || bornVirtual)
                .carrierId(carrier)
                .state(state == null ? StateOfStack.waiting(stack, locks) : state)
                .frames(stack);
        locks.forEach(thread::lock);
        Monitors.correct(thread, stack);
        return thread;
    }
}
