package dev.jvitals.support;

import dev.jvitals.cli.CommandLineStart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was run in this process: its exit status and all that it printed. */
public record CommandRun(int status, String out, String err) {
    /** Runs {@code jvitals COMMAND ARGS}. */
    public static CommandRun of(String command, Object... args) {
        String[] words = new String[args.length + 1];
        words[0] = command;
        for (int i = 0; i < args.length; i++) {
            words[i + 1] = args[i].toString();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = CommandLineStart.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
