package dev.gatehouse.bench.torture.backend;

import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.bench.torture.order.Superior;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Acts as the back ends and the operator of a run until the run is over.
@Command(name = "back-ends", hidden = true, description = "Acts as the back ends of a torture run.")
public final class BackEndsCommand implements Callable<Integer> {
    /// The name under which it reports.
    public static final String NAME = "back-ends";

    @Option(names = "--profile", required = true, description = "The client's profile.")
    private Path profile = Path.of("");

    @Option(names = "--control", required = true, description = "Port of the process that directs the run.")
    private int control;

    @Option(names = "--confirmed-by", description = "How many replicas must have an event that counts as published.")
    private int confirmedBy;

    /// For picocli.
    public BackEndsCommand() {}

    @Override
    public Integer call() throws IOException {
        Profile read = Profile.read(profile);
        try (Superior superior = Superior.at(control, NAME);
                EventPublisher publisher =
                        read.publisher().confirmedBy(confirmedBy).build();
                HttpsPeer sessionService = read.sessionService()) {
            Publishing publishing = new Publishing(publisher, superior);
            Revoking revoking = new Revoking(sessionService, superior);
            for (Optional<Order> order = superior.next(); order.isPresent(); order = superior.next()) {
                Order next = order.get();
                Thread.ofVirtual().start(() -> follow(next, publishing, revoking));
            }
        }
        return 0;
    }

    private static void follow(Order order, Publishing publishing, Revoking revoking) {
        switch (order) {
            case Order.Publish publish -> publishing.publish(publish);
            case Order.Revoke revoke -> revoking.revoke(revoke.session());
            case Order.Join join -> throw notOurs();
            case Order.Stall stall -> throw notOurs();
            case Order.Execute execute -> throw notOurs();
            case Order.Probe probe -> throw notOurs();
            case Order.Tally tally -> throw notOurs();
        }
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("that is for devices");
    }
}
