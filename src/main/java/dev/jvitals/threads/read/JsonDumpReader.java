package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadDump.NotUnderstood;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.read.DumpCollector.Open;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code Thread.dump_to_file -format=json} of JDK 21 on, several in a row too: {@code {"threadDump": {…}}}. Numbers
 * may be numbers or strings ({@code formatVersion} 2 has numbers), members may come in any order, unknown ones are
 * skipped. A document that breaks off is kept up to there. One thread.
 */
final class JsonDumpReader {
    private final DumpCollector collector;
    private final JsonContainers containers;
    private final ActuatorReader actuator;
    private final JsonFactory factory = JsonFactory.builder().build();

    JsonDumpReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.containers = new JsonContainers(collector, new JsonThreads(interner));
        this.actuator = new ActuatorReader(collector, interner);
    }

    /** Reads the stream to its end. */
    void read(InputStream in, Cancellation cancellation) {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), in)) {
            try {
                while (json.nextToken() != null) {
                    document(json, cancellation);
                    collector.end();
                }
            } catch (JacksonException e) {
                brokeOff(json, e);
            }
        }
        collector.end();
    }

    private void document(JsonParser json, Cancellation cancellation) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("threadDump") && json.currentToken() == JsonToken.START_OBJECT) {
                Open dump = collector.begin(Dialect.DUMP_TO_FILE_JSON);
                dump.beginSeen = true;
                threadDump(json, dump, cancellation);
                linkCarriers(dump);
                dump.endSeen = true;
            } else if (name.equals("threads") && json.currentToken() == JsonToken.START_ARRAY) {
                actuator.read(json, cancellation);
            } else {
                json.skipChildren();
            }
        }
    }

    private void threadDump(JsonParser json, Open dump, Cancellation cancellation) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "processId" -> dump.pid = JsonValues.number(json);
                case "time" -> dump.at = IsoTime.parse(JsonValues.text(json));
                case "runtimeVersion" -> dump.jvm = JsonValues.textOr(json, "");
                case "threadContainers" -> containers.read(json, dump, cancellation);
                default -> json.skipChildren();
            }
        }
    }

    /** The format names a virtual thread's carrier; the carrier's own entry is told what it carries. */
    private static void linkCarriers(Open dump) {
        Map<Long, Long> carried = new HashMap<>();
        for (ThreadEntry thread : dump.threads) {
            if (thread.carrierId() >= 0) {
                carried.put(thread.carrierId(), thread.id());
            }
        }
        if (!carried.isEmpty()) {
            dump.threads.replaceAll(
                    thread -> carried.containsKey(thread.id()) ? thread.carrying(carried.get(thread.id())) : thread);
        }
    }

    private void brokeOff(JsonParser json, JacksonException e) {
        int line = json.currentLocation().getLineNr();
        String message = e.getOriginalMessage();
        collector.brokeOff(new NotUnderstood(Math.max(line, 1), 1, message == null ? "" : firstLine(message)));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
