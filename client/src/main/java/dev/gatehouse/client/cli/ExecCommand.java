package dev.gatehouse.client.cli;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.command.CommandOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends one signed command.
@Command(name = "exec", description = "Sends a signed command and verifies the answer.")
final class ExecCommand implements Callable<Integer> {
    private static final int MAX_PAYLOAD = 256 * 1024;

    private final GatehouseCli cli;

    @Parameters(index = "0", paramLabel = "TYPE", description = "The message type, such as demo.echo.")
    private String type = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PAYLOAD", description = "Text, or - for the standard input.")
    private @Nullable String payload;

    @Option(
            names = "--command-id",
            paramLabel = "ID",
            description = "Names the intent: repeat a command whose outcome is unknown with its id.")
    private String commandId = UUID.randomUUID().toString();

    ExecCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws Exception {
        byte[] bytes = cli.payload(payload, MAX_PAYLOAD);
        try (GatehouseClient client = cli.profile().client().build()) {
            long startedAt = System.nanoTime();
            CommandOutcome outcome = cli.device(client)
                    .execute(
                            dev.gatehouse.client.command.Command.of(type, bytes).withId(commandId));
            return report(outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        }
    }

    private int report(CommandOutcome outcome, long millis) {
        return switch (outcome) {
            case CommandOutcome.Completed completed -> completed(completed, millis);
            case CommandOutcome.Refused refused ->
                failed("refused", refused.reason().name(), Explanation.refusal(refused.reason()), GatehouseCli.FAILED);
            case CommandOutcome.Unverifiable unverifiable ->
                failed(
                        "unverifiable",
                        unverifiable.violation().name(),
                        "the answer is not to be believed: "
                                + unverifiable.violation().text()
                                + "; repeat with --command-id " + commandId,
                        GatehouseCli.OUTCOME_UNKNOWN);
            case CommandOutcome.OutcomeUnknown unknown ->
                failed(
                        "unknown",
                        unknown.reason().map(Enum::name).orElse("NO_ANSWER"),
                        "outcome unknown: " + unknown.detail() + "; repeat with --command-id " + commandId,
                        GatehouseCli.OUTCOME_UNKNOWN);
        };
    }

    private int completed(CommandOutcome.Completed completed, long millis) {
        Terminal terminal = cli.terminal();
        if (cli.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("outcome", "completed");
            json.put("command_id", completed.commandId());
            json.put("result_code", completed.resultCode());
            json.putAll(PayloadText.json(completed.payload()));
            json.put("answered_at_ms", completed.answeredAt().toEpochMilli());
            json.put("key_id", completed.keyId());
            json.put("took_ms", millis);
            terminal.json(json);
        } else {
            terminal.line(PayloadText.preview(completed.payload()));
            terminal.remark(terminal.bold(PayloadText.oneLine(completed.resultCode()))
                    + terminal.dim(", signed by " + completed.keyId() + ", " + millis + " ms"));
        }
        return completed.isOk() ? GatehouseCli.OK : GatehouseCli.FAILED;
    }

    private int failed(String outcome, String code, String words, int exitCode) {
        if (cli.json()) {
            cli.terminal().json(Map.of("outcome", outcome, "command_id", commandId, "code", code));
        }
        cli.terminal().remark(cli.terminal().error("gatehouse: ") + PayloadText.oneLine(words) + " (" + code + ")");
        return exitCode;
    }
}
