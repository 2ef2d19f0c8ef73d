package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.bench.torture.order.Superior;
import dev.gatehouse.client.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Acts as the devices of a run until the run is over.
@Command(name = "devices", hidden = true, description = "Acts as the devices of a torture run.")
public final class DevicesCommand implements Callable<Integer> {
    /// The name under which it reports.
    public static final String NAME = "devices";

    @Option(names = "--profile", required = true, description = "The client's profile.")
    private Path profile = Path.of("");

    @Option(names = "--control", required = true, description = "Port of the process that directs the run.")
    private int control;

    @Option(names = "--sabotage", description = "Falsify what devices saw, so that the checker must find it.")
    private Sabotage sabotage = Sabotage.NONE;

    private final Map<Integer, Seat> seats = new ConcurrentHashMap<>();

    /// For picocli.
    public DevicesCommand() {}

    @Override
    public Integer call() throws IOException {
        Profile read = Profile.read(profile);
        try (Superior superior = Superior.at(control, NAME)) {
            Consumer<Fact> facts = sabotage.of(superior);
            for (Optional<Order> order = superior.next(); order.isPresent(); order = superior.next()) {
                follow(order.get(), read, facts);
            }
        }
        return 0;
    }

    private void follow(Order order, Profile read, Consumer<Fact> facts) {
        switch (order) {
            case Order.Join join -> seats.put(join.slot(), Seat.take(join, read, facts));
            case Order.Stall stall -> seat(stall.slot()).ifPresent(seat -> seat.stall(stall.millis()));
            case Order.Execute execute ->
                seat(execute.slot()).ifPresent(seat -> seat.execute(execute.commandId(), execute.times()));
            case Order.Probe probe -> seat(probe.slot()).ifPresent(seat -> seat.probe(probe.session()));
            case Order.Tally tally -> seat(tally.slot()).ifPresent(seat -> seat.tally(tally.commandId()));
            case Order.Publish publish -> throw new IllegalArgumentException("devices don't publish");
            case Order.Revoke revoke -> throw new IllegalArgumentException("devices don't revoke");
        }
    }

    private Optional<Seat> seat(int slot) {
        return Optional.ofNullable(seats.get(slot));
    }
}
