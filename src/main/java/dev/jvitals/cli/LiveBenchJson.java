package dev.jvitals.cli;

import dev.jvitals.session.bench.LiveBenchResult;
import dev.jvitals.session.bench.LiveBenchResult.Cost;
import dev.jvitals.session.bench.LiveBenchResult.Loss;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The live measurement as JSON. Shares are of one core, or of throughput; what was not measured is left out. */
final class LiveBenchJson {
    private LiveBenchJson() {}

    static ObjectNode of(LiveBenchResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cores", result.cores());
        json.put("loadBefore", result.loadBefore());
        json.put("headless", result.plan().headless());
        ObjectNode start = json.putObject("start");
        start.put("filledWindowMillis", result.medianStartMillis());
        result.filledWindowMillis().forEach(start.putArray("eachMillis")::add);
        start.put("filledWindowMillisWithoutCache", result.medianStartMillisWithoutCache());
        result.filledWindowMillisWithoutCache().forEach(start.putArray("eachMillisWithoutCache")::add);
        start.put("shareOfWithoutCache", result.startShareOfWithoutCache());
        start.put("listMillis", result.medianListMillis());
        result.listMillis().forEach(start.putArray("eachListMillis")::add);
        cost(json, "attached", result.attached());
        cost(json, "list", result.list()).put("jvms", result.plan().listed());
        if (result.jstat() != null) {
            cost(json, "jstat", result.jstat());
        }
        loss(json, "throughput", result.lossToJVitals());
        loss(json, "throughputWithJstat", result.lossToJstat());
        return json;
    }

    private static ObjectNode cost(ObjectNode json, String name, Cost cost) {
        ObjectNode node = json.putObject(name);
        node.put("cpuShare", cost.cpuShare());
        node.put("warmUpCpuSeconds", cost.warmUpCpuSeconds());
        node.put("residentBytes", cost.residentBytes());
        node.put("peakResidentBytes", cost.peakResidentBytes());
        return node;
    }

    private static void loss(ObjectNode json, String name, @Nullable Loss loss) {
        if (loss != null) {
            ObjectNode node = json.putObject(name);
            node.put("lossShare", loss.median());
            node.put("observerShareOfAllCores", loss.byObserver());
            node.put("answersShareOfAllCores", loss.byAnswers());
            node.put("operationsPerSecond", loss.operationsPerSecond());
            loss.shares().forEach(node.putArray("eachLossShare")::add);
        }
    }
}
