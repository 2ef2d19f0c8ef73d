package dev.gatehouse.client.cli;

import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.UnreachableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Revokes a session in session-service, as an operator.
@Command(
        name = "revoke",
        description = "Revokes a session in session-service, with the operator's client certificate of the profile.")
final class RevokeCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SESSION",
            description = "Default: this folder's own session.")
    private @Nullable String session;

    @Option(names = "--reason", required = true, paramLabel = "REASON", description = "Is kept with the session.")
    private String reason = "";

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Who revokes it; default: the system's user name.")
    private String actor = System.getProperty("user.name", "unknown");

    @Option(
            names = "--operation-id",
            paramLabel = "ID",
            description = "Repeat a revocation whose outcome is unknown with its id.")
    private String operationId = UUID.randomUUID().toString();

    RevokeCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        String id = session == null ? cli.session().id() : session;
        try (HttpsPeer sessionService = cli.profile().sessionService()) {
            print(sessionService.post(
                    "/v1/sessions/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/revoke",
                    Map.of("operation_id", operationId, "reason", reason, "actor", actor)));
            return GatehouseCli.OK;
        } catch (UnreachableException e) {
            cli.terminal()
                    .remark(cli.terminal().error("gatehouse: ") + "outcome unknown: " + Explanation.of(e)
                            + "; repeat with --operation-id " + operationId);
            return GatehouseCli.OUTCOME_UNKNOWN;
        }
    }

    private void print(JsonNode answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (String name : new String[] {"device_session_id", "status", "durability"}) {
            json.put(name, answer.path(name).asString(""));
        }
        json.put("revision", answer.path("revision").asLong(0));
        if (cli.json()) {
            cli.terminal().json(json);
        } else {
            cli.terminal()
                    .line(PayloadText.oneLine("session " + json.get("device_session_id") + " is " + json.get("status")
                            + " at revision " + json.get("revision")));
        }
    }
}
