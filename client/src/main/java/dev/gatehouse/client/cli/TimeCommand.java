package dev.gatehouse.client.cli;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.trust.VerifiedBeacon;
import dev.gatehouse.common.stream.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Asks the gateway for its signed time.
@Command(
        name = "time",
        description = "Shows the gateway's time and the log's position, after verifying their signature.")
final class TimeCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    TimeCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Profile profile = cli.profile();
        try (GatehouseClient client = profile.client().build()) {
            print(client.time(), profile.audience());
        }
        return GatehouseCli.OK;
    }

    private void print(VerifiedBeacon beacon, String audience) {
        long behindMs = Duration.between(beacon.serverTime(), Instant.now()).toMillis();
        String position = beacon.position().map(Position::toString).orElse("");
        if (cli.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("server_time_ms", beacon.serverTime().toEpochMilli());
            json.put("behind_local_ms", behindMs);
            json.put("audience", audience);
            json.put("position", position);
            json.put("key_id", beacon.keyId());
            cli.terminal().json(json);
            return;
        }
        Terminal terminal = cli.terminal();
        terminal.line(terminal.bold(beacon.serverTime().toString()) + "  " + behindMs + " ms behind this machine");
        terminal.line("signed by " + beacon.keyId() + " of " + audience);
        terminal.line("position  " + (position.isEmpty() ? "none yet" : position));
    }
}
