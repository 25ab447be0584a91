package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import dev.jvitals.target.jmx.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table of threads as a document of a recording: a JSON array, one object a thread. */
public final class RecordedThreads {
    /** The kind of the documents. */
    public static final String KIND = "threads.table";

    private static final JsonMapper JSON = new JsonMapper();

    private RecordedThreads() {}

    /** The document's content. */
    static byte[] write(List<ThreadRow> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ThreadRow row : rows) {
            ObjectNode node = array.addObject();
            node.put("id", row.id());
            node.put("name", row.name());
            node.put("state", row.state());
            if (!Double.isNaN(row.cpuCores())) {
                node.put("cpuCores", row.cpuCores());
                node.put("allocationBytesPerSecond", row.allocationBytesPerSecond());
            }
            if (!Double.isNaN(row.cpuSeconds())) {
                node.put("cpuSeconds", row.cpuSeconds());
            }
            node.put("byObserving", row.byObserving());
            row.frames().forEach(node.putArray("frames")::add);
        }
        return JSON.writeValueAsBytes(array);
    }

    /** Reads a document again; throws a {@link Failure} where it is none. */
    public static List<ThreadRow> read(byte[] content) {
        try {
            List<ThreadRow> rows = new ArrayList<>();
            for (JsonNode node : JSON.readTree(content)) {
                List<String> frames = new ArrayList<>();
                node.path("frames").forEach(frame -> frames.add(frame.asString()));
                rows.add(new ThreadRow(
                        node.path("id").asLong(),
                        node.path("name").asString(""),
                        node.path("state").asString(""),
                        node.path("cpuCores").asDouble(Double.NaN),
                        node.path("cpuSeconds").asDouble(Double.NaN),
                        node.path("allocationBytesPerSecond").asDouble(Double.NaN),
                        frames,
                        node.path("byObserving").asBoolean(false)));
            }
            return rows;
        } catch (JacksonException e) {
            throw new Failure(Failure.Kind.INPUT, "a table of threads in the recording cannot be read", e);
        }
    }
}
