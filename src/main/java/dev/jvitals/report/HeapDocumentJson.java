package dev.jvitals.report;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.Depth;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.Table;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** A document about a heap dump in the JSON of {@code jvitals heap --json}. */
public final class HeapDocumentJson {
    private final JsonGenerator json;

    private HeapDocumentJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and flushes; leaves the writer open. */
    public static void write(HeapDocument document, Writer out) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json =
                mapper.writer().with(new DefaultPrettyPrinter()).createGenerator(out)) {
            new HeapDocumentJson(json).document(document);
        }
    }

    private void document(HeapDocument document) {
        json.writeStartObject();
        List<Column> columns = document.facts().columns();
        for (int i = 0; i < columns.size(); i++) {
            json.writeName(columns.get(i).jsonName());
            value(document.facts().value(i));
        }
        tables(document.tables());
        Judgement judgement = document.judgement();
        if (judgement != null) {
            FindingJson.writeFindings(json, judgement.findings());
            FindingJson.writeNotSeen(json, judgement.notSeen());
        }
        json.writeEndObject();
    }

    /** Tables of one name follow each other in one array; where the name ends in brackets, each is an array of its own. */
    private void tables(List<Table> tables) {
        Map<String, List<Table>> byName = new LinkedHashMap<>();
        tables.forEach(table ->
                byName.computeIfAbsent(table.jsonName(), _ -> new ArrayList<>()).add(table));
        byName.forEach((name, same) -> {
            boolean nested = name.endsWith(Table.NESTED);
            json.writeArrayPropertyStart(nested ? name.substring(0, name.length() - Table.NESTED.length()) : name);
            for (Table table : same) {
                if (nested) {
                    json.writeStartArray();
                }
                rows(table);
                if (nested) {
                    json.writeEndArray();
                }
            }
            json.writeEndArray();
        });
    }

    private void rows(Table table) {
        for (List<Object> row : table.rows()) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeName(table.columns().get(i).jsonName());
                value(row.get(i));
            }
            json.writeEndObject();
        }
    }

    private void value(Object value) {
        switch (value) {
            case Boolean flag -> json.writeBoolean(flag);
            case Depth depth -> json.writeNumber(depth.level());
            case Double number when number.isNaN() -> json.writeNull();
            case Double number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.longValue());
            default -> json.writeString(value.toString());
        }
    }
}
