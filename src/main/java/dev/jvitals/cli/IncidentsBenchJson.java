package dev.jvitals.cli;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.session.matrix.Input;
import dev.jvitals.session.matrix.MatrixResult;
import dev.jvitals.session.matrix.MatrixRow;
import dev.jvitals.session.matrix.MatrixRow.Outcome;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The matrix as JSON: {@code {"rows":[…],"asPromised","secondRuns","missed","notHere","tookMillis"}}. A row's {@code run} is
 * 2 where the first failed beside others; {@code firstRun} then says what was wrong with it, {@code firstRunFaults} and
 * {@code firstRunFindings} what was missing or accused and what was found, by what the rules were given.
 */
final class IncidentsBenchJson {
    private IncidentsBenchJson() {}

    static ObjectNode of(MatrixResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = json.putArray("rows");
        result.rows().forEach(row -> rows.add(row(row)));
        json.put("asPromised", result.count(Outcome.AS_PROMISED));
        json.put("secondRuns", result.secondRuns());
        json.put("missed", result.count(Outcome.MISSED));
        json.put("notHere", result.count(Outcome.NOT_HERE));
        json.put("tookMillis", result.took().toMillis());
        return json;
    }

    private static ObjectNode row(MatrixRow row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("incident", row.cell().incident().id());
        json.put("healthy", row.cell().options().healthy());
        @Nullable Path home = row.cell().options().javaHome();
        json.put("javaHome", home == null ? null : home.toString());
        @Nullable Collector collector = row.cell().options().collector();
        json.put("collector", collector == null ? null : collector.toString());
        json.put("outcome", row.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("run", row.isSecondRun() ? 2 : 1);
        @Nullable MatrixRow first = row.firstRun();
        if (first != null) {
            json.put("firstRun", first.wrong());
            faults(first, json.putObject("firstRunFaults"));
            findings(first, json.putObject("firstRunFindings"));
        }
        if (!row.notHere().isEmpty()) {
            json.put("notHere", row.notHere());
        }
        @Nullable Duration found = row.foundAfter();
        json.put("foundAfterMillis", found == null ? null : found.toMillis());
        json.put("tookMillis", row.took().toMillis());
        findings(row, json.putObject("findings"));
        faults(row, json.putObject("faults"));
        return json;
    }

    private static void faults(MatrixRow row, ObjectNode inputs) {
        row.faults().forEach((input, wrong) -> wrong.forEach(inputs.putArray(input.words())::add));
    }

    private static void findings(MatrixRow row, ObjectNode inputs) {
        for (Input input : Input.values()) {
            if (row.diagnosed().containsKey(input)) {
                ArrayNode found = inputs.putArray(input.words());
                for (Finding finding : row.findings(input)) {
                    found.addObject()
                            .put("rule", finding.rule())
                            .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                            .put("summary", finding.summary());
                }
            }
        }
    }
}
