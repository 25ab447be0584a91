package dev.jvitals.report;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.TrackedFinding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Findings in the JSON of the command line: {@code {"rule","severity","summary","evidence":[{"what","value","unit",
 * "source"}],"suspects":[{"kind","name","detail"}],"why","advice":[],"confidence",
 * "thresholds":[{"id","value","usual","unit","reason"}],"series","consequenceOf"}}, the last two where there are any; {@code consequenceOf} is the rule of the finding
 * that explains it. Severities, units and kinds are the
 * constants' names in lower case; a value of unit {@code share} is 0 to 1.
 */
public final class FindingJson {
    private FindingJson() {}

    /** Writes {@code "findings":[…]} into the object that is open. */
    public static void writeFindings(JsonGenerator json, List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        findings.forEach(finding -> write(json, finding));
        json.writeEndArray();
    }

    /** Writes {@code "notSeen":[…]} into the object that is open. */
    public static void writeNotSeen(JsonGenerator json, List<String> notSeen) {
        json.writeArrayPropertyStart("notSeen");
        notSeen.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Writes one finding as an object. */
    public static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        writeMembers(json, finding);
        json.writeEndObject();
    }

    /** Writes one finding with its times. */
    static void write(JsonGenerator json, TrackedFinding tracked) {
        json.writeStartObject();
        writeMembers(json, tracked.finding());
        if (tracked.sinceMillis() > 0) {
            json.writeStringProperty(
                    "since", Instant.ofEpochMilli(tracked.sinceMillis()).toString());
        }
        if (tracked.ended()) {
            json.writeStringProperty(
                    "until", Instant.ofEpochMilli(tracked.lastMillis()).toString());
        }
        json.writeEndObject();
    }

    private static void writeMembers(JsonGenerator json, Finding finding) {
        json.writeStringProperty("rule", finding.rule());
        json.writeStringProperty("severity", lower(finding.severity()));
        json.writeStringProperty("summary", finding.summary());
        json.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(evidence -> write(json, evidence));
        json.writeEndArray();
        json.writeArrayPropertyStart("suspects");
        finding.suspects().forEach(suspect -> write(json, suspect));
        json.writeEndArray();
        json.writeStringProperty("why", finding.why());
        json.writeArrayPropertyStart("advice");
        finding.advice().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("confidence", finding.confidence());
        json.writeArrayPropertyStart("thresholds");
        finding.thresholds().forEach(each -> write(json, each));
        json.writeEndArray();
        if (!finding.decisive().isEmpty()) {
            json.writeStringProperty("series", finding.decisive());
        }
        if (!finding.links().consequenceOf().isEmpty()) {
            json.writeStringProperty("consequenceOf", finding.links().consequenceOf());
        }
    }

    private static void write(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("what", evidence.what());
        json.writeName("value");
        writeValue(json, evidence.value());
        json.writeStringProperty("unit", lower(evidence.unit()));
        json.writeStringProperty("source", evidence.source());
        if (evidence.fromMillis() != null) {
            json.writeStringProperty(
                    "from", Instant.ofEpochMilli(evidence.fromMillis()).toString());
        }
        if (evidence.toMillis() != null) {
            json.writeStringProperty(
                    "to", Instant.ofEpochMilli(evidence.toMillis()).toString());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Threshold.Applied applied) {
        Threshold threshold = applied.threshold();
        json.writeStartObject();
        json.writeStringProperty("id", threshold.id());
        json.writeNumberProperty("value", applied.value());
        json.writeNumberProperty("usual", threshold.usual());
        json.writeStringProperty("unit", lower(threshold.unit()));
        json.writeStringProperty("reason", threshold.reason());
        json.writeEndObject();
    }

    /** JSON has no NaN or infinity; a figure that is neither number is null. */
    private static void writeValue(JsonGenerator json, Object value) {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number when Double.isFinite(number.doubleValue()) -> json.writeNumber(number.doubleValue());
            case Number _ -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }

    private static void write(JsonGenerator json, Suspect suspect) {
        json.writeStartObject();
        json.writeStringProperty("kind", lower(suspect.kind()));
        json.writeStringProperty("name", suspect.name());
        json.writeStringProperty("detail", suspect.detail());
        json.writeEndObject();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
