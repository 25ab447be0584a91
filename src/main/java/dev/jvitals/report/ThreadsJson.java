package dev.jvitals.report;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.IdleFold;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackGroup;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.group.ThreadPool;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thread dumps and findings in the JSON of {@code jvitals threads --json}. Streams: its size grows with distinct stacks
 * and thread names.
 */
public final class ThreadsJson {
    private final JsonGenerator json;

    private ThreadsJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and flushes; leaves the stream open. */
    public static void write(List<JudgedSeries> processes, Writer out) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json =
                mapper.writer().with(new DefaultPrettyPrinter()).createGenerator(out)) {
            new ThreadsJson(json).document(processes);
        }
    }

    /** One process's dumps and findings; of several all of them, and then which are whose. */
    private void document(List<JudgedSeries> processes) {
        json.writeStartObject();
        json.writeArrayPropertyStart("dumps");
        for (int i = 0; i < processes.size(); i++) {
            for (DumpAnalysis dump : processes.get(i).series().dumps()) {
                dump(dump, i + 1);
            }
        }
        json.writeEndArray();
        if (processes.size() == 1) {
            comparison(processes.getFirst().series());
            verdict(processes.getFirst().judgement());
        } else {
            json.writeArrayPropertyStart("processes");
            processes.forEach(this::process);
            json.writeEndArray();
            verdict(new Judgement(
                    processes.stream()
                            .flatMap(each -> each.judgement().findings().stream())
                            .toList(),
                    processes.stream()
                            .flatMap(each -> each.judgement().notSeen().stream())
                            .distinct()
                            .toList()));
        }
        json.writeEndObject();
    }

    private void process(JudgedSeries process) {
        json.writeStartObject();
        json.writeNumberProperty("dumps", process.series().dumps().size());
        comparison(process.series());
        verdict(process.judgement());
        json.writeEndObject();
    }

    private void verdict(Judgement judgement) {
        FindingJson.writeFindings(json, judgement.findings());
        FindingJson.writeNotSeen(json, judgement.notSeen());
    }

    private void dump(DumpAnalysis dump, int process) {
        json.writeStartObject();
        json.writeNumberProperty("process", process);
        json.writeStringProperty("file", dump.dump().origin());
        json.writeStringProperty("dialect", dump.dump().dialect().name().toLowerCase(Locale.ROOT));
        if (dump.dump().at() == null) {
            json.writeNullProperty("at");
        } else {
            json.writeStringProperty("at", dump.dump().at().toString());
        }
        json.writeStringProperty("jvm", dump.dump().jvm());
        json.writeNumberProperty("threads", dump.threads().size());
        counts("byState", dump.byState());
        json.writeArrayPropertyStart("pools");
        dump.pools().forEach(this::pool);
        json.writeEndArray();
        json.writeArrayPropertyStart("idle");
        dump.idle().forEach(this::idle);
        json.writeEndArray();
        json.writeArrayPropertyStart("groups");
        dump.groups().forEach(this::group);
        json.writeEndArray();
        json.writeArrayPropertyStart("locks");
        dump.locks().contended().forEach(this::lock);
        json.writeEndArray();
        json.writeArrayPropertyStart("deadlocks");
        dump.locks().cycles().forEach(this::names);
        json.writeEndArray();
        counts("byTopFrame", dump.byTopFrame());
        counts("byOwnPackage", dump.byOwnPackage());
        notUnderstood(dump);
        json.writeEndObject();
    }

    private void notUnderstood(DumpAnalysis dump) {
        json.writeArrayPropertyStart("notUnderstood");
        dump.dump().notUnderstood().forEach(lines -> {
            json.writeStartObject();
            json.writeNumberProperty("firstLine", lines.firstLine());
            json.writeNumberProperty("lines", lines.lines());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void counts(String name, Map<String, Integer> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach((key, count) -> json.writeNumberProperty(key, count));
        json.writeEndObject();
    }

    private void pool(ThreadPool pool) {
        json.writeStartObject();
        json.writeStringProperty("pattern", pool.pattern());
        if (pool.container() != null) {
            json.writeStringProperty("container", pool.container());
        }
        json.writeNumberProperty("count", pool.count());
        counts("states", pool.states());
        json.writeNumberProperty("busy", pool.busy());
        json.writeNumberProperty("idle", pool.idle());
        json.writeNumberProperty("waiting", pool.waiting());
        json.writeNumberProperty("blocked", pool.blocked());
        json.writeEndObject();
    }

    private void idle(IdleFold fold) {
        json.writeStartObject();
        json.writeStringProperty("label", fold.label());
        json.writeNumberProperty("count", fold.count());
        json.writeEndObject();
    }

    private void group(StackGroup group) {
        json.writeStartObject();
        json.writeNumberProperty("count", group.count());
        json.writeStringProperty(
                "state",
                group.state() == null ? DumpAnalysis.NO_STATE : group.state().name());
        json.writeStringProperty("activity", group.activity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("label", group.label());
        json.writeName("names");
        names(group.threads());
        json.writeArrayPropertyStart("frames");
        group.frames().forEach(frame -> json.writeString(text(frame)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void names(List<SeenThread> threads) {
        json.writeStartArray();
        threads.forEach(thread -> json.writeString(thread.name()));
        json.writeEndArray();
    }

    private void lock(LockNode lock) {
        json.writeStartObject();
        json.writeStringProperty("lock", lock.id());
        json.writeStringProperty("class", lock.className());
        json.writeStringProperty("kind", lock.kind().name().toLowerCase(Locale.ROOT));
        if (lock.owner() == null) {
            json.writeNullProperty("owner");
        } else {
            json.writeStringProperty("owner", lock.owner().name());
        }
        json.writeNumberProperty("waiting", lock.waiting().size());
        json.writeName("waiters");
        names(lock.waiting());
        json.writeEndObject();
    }

    private void comparison(DumpSeries series) {
        if (series.dumps().size() < 2) {
            return;
        }
        json.writeArrayPropertyStart("poolPeaks");
        series.poolSizes().forEach((pattern, sizes) -> {
            json.writeStartObject();
            json.writeStringProperty("pattern", pattern);
            json.writeNumberProperty("peak", Collections.max(sizes));
            json.writeArrayPropertyStart("counts");
            sizes.forEach(json::writeNumber);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("changes");
        series.histories().stream().filter(ThreadHistory::comesOrGoes).forEach(this::change);
        json.writeEndArray();
        json.writeArrayPropertyStart("threadsOverTime");
        series.histories().forEach(this::use);
        json.writeEndArray();
        groupGrowth(series);
    }

    /** What a thread used from dump to dump; null where the dumps do not tell. */
    private void use(ThreadHistory history) {
        json.writeStartObject();
        json.writeStringProperty("name", history.name());
        json.writeArrayPropertyStart("cpuCores");
        history.cpuShare().forEach(this::number);
        json.writeEndArray();
        json.writeName("allocatedBytesPerSecond");
        number(history.allocatedBytesPerSecond());
        json.writeNumberProperty("unchangedDumps", history.lastUnchanged());
        json.writeEndObject();
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void groupGrowth(DumpSeries series) {
        json.writeArrayPropertyStart("groupSizes");
        series.groupSizes().forEach((shape, sizes) -> {
            json.writeStartObject();
            json.writeStringProperty(
                    "top", shape.names().isEmpty() ? "" : shape.names().getFirst());
            json.writeArrayPropertyStart("counts");
            sizes.forEach(json::writeNumber);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void change(ThreadHistory history) {
        json.writeStartObject();
        json.writeStringProperty("name", history.name());
        json.writeNumberProperty("firstDump", history.firstDump());
        json.writeNumberProperty("lastDump", history.lastDump());
        json.writeEndObject();
    }

    /** As a stack trace has it: {@code class.method(File.java:12)}. */
    static String text(StackFrame frame) {
        String place = frame.line() == StackFrame.NATIVE
                ? "Native Method"
                : frame.file() == null
                        ? "Unknown Source"
                        : frame.line() < 0 ? frame.file() : frame.file() + ':' + frame.line();
        return frame.qualifiedMethod() + '(' + place + ')';
    }
}
