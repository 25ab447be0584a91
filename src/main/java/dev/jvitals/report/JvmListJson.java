package dev.jvitals.report;

import dev.jvitals.target.discovery.JvmRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The list of JVMs as the {@code ps} command's JSON. What is unknown is null, never -1. */
public final class JvmListJson {
    private JvmListJson() {}

    /** The whole answer. */
    public static ObjectNode of(List<JvmRow> rows) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        var jvms = root.putArray("jvms");
        rows.forEach(row -> jvms.add(of(row)));
        return root;
    }

    private static ObjectNode of(JvmRow row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("pid", row.pid());
        json.put("mainClass", row.mainClass());
        json.put("jvmVersion", row.jvmVersion());
        json.put("jvmName", row.jvmName());
        json.put("user", row.user());
        json.put("startedAtMillis", row.startMillis());
        json.put("uptimeMillis", row.uptimeMillis());
        json.put("collector", row.collector().label());
        json.put("collectorMode", row.collectorMode());
        json.put("heapUsedBytes", known(row.heapUsedBytes()));
        json.put("heapCommittedBytes", known(row.heapCommittedBytes()));
        json.put("heapMaxBytes", known(row.heapMaxBytes()));
        json.put("threads", known(row.threads()));
        json.put("residentBytes", known(row.residentBytes()));
        json.put("cpuCores", known(row.cpuCores()));
        json.put("gcTimeShare", known(row.gcShare()));
        json.put("namespacePid", row.namespacePid());
        json.put("container", row.containerId());
        json.put("attachable", row.access().attachable());
        json.put("reason", row.access().reason());
        json.put("help", row.access().help());
        return json;
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : value;
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
