package dev.gatehouse.client.cli;

import dev.gatehouse.client.http.HttpsPeer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shows what happened between integration-api and the systems behind it, as an operator.
@Command(
        name = "interactions",
        description = "Shows the newest attempts of integration-api to ask the systems behind it, newest first.")
final class InteractionsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final GatehouseCli cli;

    @Option(names = "--institution", paramLabel = "ID", description = "Only about records of this one, such as MDI.")
    private @Nullable String institution;

    @Option(names = "--upstream", paramLabel = "NAME", description = "Only with this one, such as custody-ledger.")
    private @Nullable String upstream;

    @Option(
            names = "--since",
            paramLabel = "AGO",
            converter = Ago.Converter.class,
            description = "How far back, such as 90s, 30m, 1h or 2d; default: 1h.")
    private Ago since = new Ago(Duration.ofHours(1));

    @Option(names = "--limit", paramLabel = "N", description = "How many at the most; default: 50.")
    private int limit = 50;

    InteractionsCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (HttpsPeer admin = cli.profile().integrationAdmin()) {
            print(JsonMapper.shared()
                    .readTree(admin.get("/interactions?" + query()))
                    .path("interactions"));
        }
        return GatehouseCli.OK;
    }

    private String query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("since", since.duration().toString());
        query.put("limit", Integer.toString(limit));
        if (institution != null) {
            query.put("institution", institution);
        }
        if (upstream != null) {
            query.put("upstream", upstream);
        }
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void print(JsonNode interactions) {
        if (cli.json()) {
            interactions.forEach(each -> cli.terminal().line(each.toString()));
            return;
        }
        if (interactions.isEmpty()) {
            cli.terminal().remark("no interaction that this process remembers is like that");
            return;
        }
        Table table = new Table(
                "TIME",
                "UPSTREAM",
                "OPERATION",
                "INSTITUTION",
                "CONSUMER",
                "TRY",
                "OUTCOME",
                "SIDE",
                "HTTP",
                "MS",
                "TRACE");
        interactions.forEach(each -> table.row(
                time(each.path("time").asString("")),
                text(each, "upstream"),
                text(each, "operation"),
                text(each, "institution"),
                text(each, "consumer"),
                text(each, "attempt"),
                each.has("errorClass") ? text(each, "errorClass") : text(each, "outcome"),
                text(each, "side"),
                text(each, "status"),
                text(each, "millis"),
                text(each, "traceId")));
        table.print(cli.terminal());
    }

    private static String text(JsonNode interaction, String member) {
        return interaction.path(member).asString("");
    }

    private static String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
