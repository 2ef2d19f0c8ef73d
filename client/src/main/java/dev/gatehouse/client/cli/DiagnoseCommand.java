package dev.gatehouse.client.cli;

import dev.gatehouse.client.http.HttpsPeer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Has integration-api walk the way to one of the systems behind it, as an operator.
@Command(
        name = "diagnose",
        description =
                "Says where integration-api's way to an upstream breaks (DNS, TCP, TLS, HTTP), and whose side it is."
                        + " Ends with 1 when a fault was found.")
final class DiagnoseCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    @Parameters(index = "0", paramLabel = "UPSTREAM", description = "Its name, such as custody-ledger.")
    private String upstream = "";

    DiagnoseCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (HttpsPeer admin = cli.profile().integrationAdmin()) {
            JsonNode diagnosis =
                    admin.post("/diagnose/" + URLEncoder.encode(upstream, StandardCharsets.UTF_8), Map.of());
            if (cli.json()) {
                cli.terminal().line(diagnosis.toString());
            } else {
                print(diagnosis);
            }
            return diagnosis.path("verdict").has("side") ? GatehouseCli.FAILED : GatehouseCli.OK;
        }
    }

    private void print(JsonNode diagnosis) {
        Terminal terminal = cli.terminal();
        terminal.line(terminal.bold(text(diagnosis, "upstream")) + " at " + text(diagnosis, "address"));
        Table table = new Table("STEP", "RESULT", "MS", "SEEN");
        diagnosis
                .path("steps")
                .forEach(step -> table.row(
                        text(step, "step"),
                        step.path("ok").asBoolean(false) ? "ok" : text(step, "errorClass"),
                        text(step, "millis"),
                        text(step, "detail")));
        table.print(terminal);
        terminal.line("recent   " + recent(diagnosis.path("recent")));
        verdict(diagnosis.path("verdict"));
    }

    private static String recent(JsonNode recent) {
        String counts = recent.path("byErrorClass")
                .propertyStream()
                .map(each -> PayloadText.oneLine(each.getKey()) + " "
                        + each.getValue().asInt(0))
                .collect(Collectors.joining(", "));
        return text(recent, "failed") + " of " + text(recent, "attempts") + " attempts failed in "
                + text(recent, "minutes") + " minutes" + (counts.isEmpty() ? "" : ": " + counts);
    }

    private void verdict(JsonNode verdict) {
        Terminal terminal = cli.terminal();
        if (!verdict.has("side")) {
            terminal.line("verdict  no fault found. " + text(verdict, "advice"));
            return;
        }
        String side = switch (verdict.path("side").asString("")) {
            case "OURS" -> "our side";
            case "THEIRS" -> "their side";
            default -> "side unknown";
        };
        terminal.line(
                "verdict  " + terminal.error(side + ", " + text(verdict, "where") + ", " + text(verdict, "errorClass"))
                        + ". " + text(verdict, "advice"));
    }

    private static String text(JsonNode object, String member) {
        return PayloadText.oneLine(object.path(member).asString(""));
    }
}
