package dev.jvitals.report;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.heap.HeapEvidence;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapOverview;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.model.JvmFacts;
import dev.jvitals.heap.suspect.LeakSuspect;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A heap dump's overview as the {@code heap} command's JSON. */
public final class HeapJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HeapJson() {}

    /** The whole answer, with the {@code top} biggest objects and classes, what is suspect and what is wrong. */
    public static ObjectNode of(Heap heap, int top, HeapEvidence evidence) {
        ObjectNode root = overview(heap, top);
        var suspects = root.putArray("suspects");
        for (LeakSuspect each : evidence.suspects()) {
            suspects.addObject()
                    .put("sentence", each.sentence())
                    .put("retainedBytes", each.retainedBytes())
                    .put("share", each.share())
                    .put("address", each.accumulation().hexAddress())
                    .put("className", each.accumulation().className())
                    .put("accumulatedClass", each.accumulated().className())
                    .put("accumulatedCount", each.accumulated().count())
                    .put("keeper", each.keeper());
        }
        root.setAll(findings(HeapRules.judge(evidence)));
        return root;
    }

    private static ObjectNode findings(Judgement judgement) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            FindingJson.writeFindings(json, judgement.findings());
            FindingJson.writeNotSeen(json, judgement.notSeen());
            json.writeEndObject();
        }
        return MAPPER.readTree(text.toString()).asObject();
    }

    private static ObjectNode overview(Heap heap, int top) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        HeapTotals totals = heap.totals();
        root.put("file", heap.file().toString());
        root.put("objects", totals.objects());
        root.put("usedBytes", totals.usedBytes());
        root.put("classes", totals.classes());
        root.put("classLoaders", totals.classLoaders());
        root.put("gcRoots", totals.gcRoots());
        root.put("threads", heap.threads().size());
        root.put("unreachableObjects", totals.unreachableObjects());
        root.put("unreachableBytes", totals.unreachableBytes());
        root.put("danglingReferences", totals.danglingReferences());
        root.set("jvm", jvm(heap));
        var dominators = root.putArray("dominators");
        for (long id : HeapOverview.biggestObjects(heap, top)) {
            dominators.add(object(heap, id));
        }
        var histogram = root.putArray("histogram");
        for (HeapClass each : HeapOverview.biggestClasses(heap, top)) {
            histogram
                    .addObject()
                    .put("className", each.name())
                    .put("objects", each.totals().objects())
                    .put("shallowBytes", each.totals().shallowBytes())
                    .put("retainedBytes", each.totals().leastRetainedBytes())
                    .put("retainedIsMinimum", true);
        }
        var notes = root.putArray("notes");
        heap.notes().forEach(notes::add);
        return root;
    }

    /** One object of a list. */
    public static ObjectNode object(Heap heap, long id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("address", HeapOverview.address(heap, id))
                .put("className", HeapOverview.label(heap, id))
                .put("shallowBytes", heap.shallowBytes(id))
                .put("retainedBytes", heap.retainedBytes(id));
    }

    private static ObjectNode jvm(Heap heap) {
        JvmFacts jvm = heap.jvm();
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", jvm.formatVersion())
                .put("idBytes", jvm.idBytes())
                .put("takenAtMillis", jvm.takenAtMillis())
                .put("referenceBytes", jvm.layout().referenceBytes())
                .put("headerBytes", jvm.layout().headerBytes())
                .put("alignmentBytes", jvm.layout().alignmentBytes())
                .put("compactHeaders", jvm.layout().compactHeaders());
    }
}
