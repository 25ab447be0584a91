package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump.Container;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.read.DumpCollector.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The array {@code threadContainers}: executors with their parent, owner and threads. */
final class JsonContainers {
    private final DumpCollector collector;
    private final JsonThreads threads;

    JsonContainers(DumpCollector collector, JsonThreads threads) {
        this.collector = collector;
        this.threads = threads;
    }

    void read(JsonParser json, Open dump, Cancellation cancellation) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                container(json, dump, cancellation);
            } else {
                json.skipChildren();
            }
        }
    }

    /** The name may follow the threads, so they wait for it; if the document breaks off they are kept without. */
    private void container(JsonParser json, Open dump, Cancellation cancellation) {
        String name = null;
        String parent = null;
        long owner = -1;
        long count = -1;
        List<ThreadEntryBuilder> members = new ArrayList<>();
        try {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "container" -> name = JsonValues.text(json);
                    case "parent" -> parent = JsonValues.text(json);
                    case "owner" -> owner = JsonValues.number(json);
                    case "threadCount" -> count = JsonValues.number(json);
                    case "threads" -> members(json, members, cancellation);
                    default -> json.skipChildren();
                }
            }
        } finally {
            add(dump, members, name);
        }
        dump.containers.add(new Container(name == null ? "" : name, parent, owner, count));
    }

    private void members(JsonParser json, List<ThreadEntryBuilder> members, Cancellation cancellation) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            cancellation.check();
            members.add(threads.read(json));
        }
    }

    private void add(Open dump, List<ThreadEntryBuilder> members, @Nullable String name) {
        for (ThreadEntryBuilder thread : members) {
            collector.add(dump, thread.container(name).build());
        }
    }
}
