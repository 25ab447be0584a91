package dev.jvitals.report;

import dev.jvitals.diagnosis.Judgement;
import java.io.Writer;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** A diagnosis in the JSON of {@code jvitals diagnose --json}: {@code {"target","from","to","findings","notSeen"}}. */
public final class DiagnosisJson {
    private DiagnosisJson() {}

    /**
     * Writes the document and flushes; leaves the stream open.
     *
     * @param fromMillis where the time that was looked at begins, since the epoch; 0 where there is none, as for a heap
     *     dump
     */
    public static void write(String target, long fromMillis, long toMillis, Judgement judgement, Writer out) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json =
                mapper.writer().with(new DefaultPrettyPrinter()).createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("target", target);
            writeTime(json, "from", fromMillis);
            writeTime(json, "to", toMillis);
            FindingJson.writeFindings(json, judgement.findings());
            FindingJson.writeNotSeen(json, judgement.notSeen());
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
