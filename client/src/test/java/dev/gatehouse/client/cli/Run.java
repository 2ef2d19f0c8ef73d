package dev.gatehouse.client.cli;

import dev.gatehouse.client.profile.Locations;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One run of the command line in this process, with its own standard streams.
final class Run {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger exitCode = new AtomicInteger(-1);

    /// Runs to the end.
    static Run of(Map<String, String> environment, Path home, String input, String... args) {
        Run run = new Run();
        run.execute(environment, home, input, args);
        return run;
    }

    /// Begins to run on a thread of its own.
    static Run start(Map<String, String> environment, Path home, String... args) {
        Run run = new Run();
        Thread.ofVirtual().start(() -> run.execute(environment, home, "", args));
        return run;
    }

    private void execute(Map<String, String> environment, Path home, String input, String... args) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false);
        exitCode.set(GatehouseCli.run(new Locations(environment, home), terminal, args));
    }

    boolean hasEnded() {
        return exitCode.get() >= 0;
    }

    int exitCode() {
        return exitCode.get();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /// The lines of the output as JSON objects.
    List<JsonNode> json() {
        return out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n" + out + "\n" + err;
    }
}
