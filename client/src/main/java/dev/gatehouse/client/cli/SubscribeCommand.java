package dev.gatehouse.client.cli;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.stream.CloseReason;
import dev.gatehouse.client.stream.PositionStore;
import dev.gatehouse.client.stream.StreamListener;
import dev.gatehouse.client.stream.Subscription;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows events as they happen.
@Command(
        name = "subscribe",
        description = "Shows this session's events as they happen, from where the last run ended, until Ctrl-C.")
final class SubscribeCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    @Option(names = "--from-now", description = "Forgets where the last run ended.")
    private boolean fromNow;

    @Option(names = "--count", paramLabel = "N", description = "Ends after N events.")
    private @Nullable Long count;

    SubscribeCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws Exception {
        if (fromNow) {
            cli.state().forgetPosition();
        }
        PositionStore positions = cli.state().position();
        StreamListener view = cli.json() ? new JsonTail(cli.terminal()) : new ReadableTail(cli.terminal());
        Enough enough = new Enough(view, count == null ? Long.MAX_VALUE : count, cli.terminal());
        try (GatehouseClient client = cli.profile().client().build();
                Subscription subscription = cli.device(client).subscribe(positions, enough)) {
            enough.whenReached(subscription::close);
            CloseReason reason = subscription.ended().join();
            return reason instanceof CloseReason.Cancelled ? GatehouseCli.OK : GatehouseCli.FAILED;
        }
    }
}
