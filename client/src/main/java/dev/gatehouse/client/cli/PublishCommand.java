package dev.gatehouse.client.cli;

import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.publish.PublishOutcome;
import dev.gatehouse.common.stream.ClientEvent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes one event, as a back end would.
@Command(name = "publish", description = "Publishes an event to a user, as a back end: appends it to the log in Redis.")
final class PublishCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    @Option(names = "--user", required = true, paramLabel = "USER", description = "Whose event it is.")
    private String user = "";

    @Option(names = "--session", paramLabel = "SESSION", description = "Only this device session; default: all.")
    private @Nullable String session;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "The event's type, such as demo.note.")
    private String type = "";

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            description = "Names the occurrence: repeat a publication whose outcome is unknown with its id.")
    private String eventId = UUID.randomUUID().toString();

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            description = "After this it is not delivered any more, such as PT10M.")
    private @Nullable Duration lifetime;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PAYLOAD", description = "Text, or - for the standard input.")
    private @Nullable String payload;

    PublishCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws Exception {
        byte[] bytes = cli.payload(payload, ClientEvent.MAX_PAYLOAD);
        Publication publication = new Publication(eventId, user, session, type, bytes, lifetime);
        try (EventPublisher publisher = cli.profile().publisher().build()) {
            return report(publisher.publish(publication));
        }
    }

    private int report(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published(String id, var entryId) -> published(id, entryId.toString());
            case PublishOutcome.NotPublished(String id, String detail) ->
                failed("not_published", "not published: " + detail, GatehouseCli.FAILED);
            case PublishOutcome.OutcomeUnknown(String id, String detail) ->
                failed(
                        "unknown",
                        "outcome unknown: " + detail + "; repeat with --event-id " + id,
                        GatehouseCli.OUTCOME_UNKNOWN);
        };
    }

    private int published(String id, String entryId) {
        if (cli.json()) {
            cli.terminal().json(Map.of("outcome", "published", "event_id", id, "entry_id", entryId));
        } else {
            cli.terminal().line("event " + id + " is entry " + entryId);
        }
        return GatehouseCli.OK;
    }

    private int failed(String outcome, String words, int exitCode) {
        if (cli.json()) {
            cli.terminal().json(Map.of("outcome", outcome, "event_id", eventId));
        }
        cli.terminal().remark(cli.terminal().error("gatehouse: ") + PayloadText.oneLine(words));
        return exitCode;
    }
}
