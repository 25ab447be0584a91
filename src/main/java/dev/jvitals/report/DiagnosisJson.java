package dev.jvitals.report;

import dev.jvitals.diagnosis.TrackedFinding;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A diagnosis in the JSON of {@code jvitals diagnose --json}: {@code {"target","from","to","findings","notSeen"}}; a finding
 * with a time has {@code "since"}, and {@code "until"} once it is over.
 */
public final class DiagnosisJson {
    private DiagnosisJson() {}

    /**
     * Writes the document and flushes; leaves the stream open.
     *
     * @param fromMillis where the time that was looked at begins, since the epoch; 0 where there is none, as for a heap
     *     dump
     */
    public static void write(
            String target,
            long fromMillis,
            long toMillis,
            List<TrackedFinding> findings,
            List<String> notSeen,
            Writer out) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json =
                mapper.writer().with(new DefaultPrettyPrinter()).createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("target", target);
            writeTime(json, "from", fromMillis);
            writeTime(json, "to", toMillis);
            json.writeArrayPropertyStart("findings");
            findings.forEach(finding -> FindingJson.write(json, finding));
            json.writeEndArray();
            FindingJson.writeNotSeen(json, notSeen);
            json.writeEndObject();
        }
    }

    private static void writeTime(JsonGenerator json, String name, long millis) {
        if (millis == 0) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, Instant.ofEpochMilli(millis).toString());
        }
    }
}
