package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.torture.backend.BackEndsCommand;
import dev.gatehouse.bench.torture.device.DevicesCommand;
import dev.gatehouse.bench.torture.fault.Switchboard;
import dev.gatehouse.bench.torture.fault.Way;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.history.History;
import dev.gatehouse.bench.torture.order.Crew;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.bench.torture.schedule.Cast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The devices, their ways to the gateways, and the back ends of a run; hears what they see. Thread-safe.
final class Stage implements AutoCloseable {
    private static final int SIGN_IN_SECONDS = 60;

    private final Cast cast;
    private final Crew crew;
    private final History history;
    private final List<Way> ways = new ArrayList<>();
    private final Map<Integer, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private final Set<Integer> receiving = ConcurrentHashMap.newKeySet();

    Stage(Cast cast, Switchboard switchboard, Crew crew, History history) throws IOException {
        this.cast = cast;
        this.crew = crew;
        this.history = history;
        for (int slot = 0; slot < cast.slots(); slot++) {
            ways.add(Way.to(switchboard, slot % cast.gateways()));
        }
    }

    /// Takes what one of the processes saw.
    void hear(Fact fact) {
        history.add(fact);
        switch (fact) {
            case Fact.SignedIn signedIn -> {
                slots.put(signedIn.session(), signedIn.slot());
                sessions.put(signedIn.slot(), signedIn.session());
            }
            case Fact.Opened opened -> receiving.add(opened.slot());
            case Fact.Revoked revoked ->
                Optional.ofNullable(slots.get(revoked.session()))
                        .ifPresent(slot -> toDevices(new Order.Probe(slot, revoked.session())));
            default -> {}
        }
    }

    /// Lets every device sign in and open its stream.
    void enter() throws IOException, InterruptedException {
        for (int slot = 0; slot < cast.slots(); slot++) {
            Way way = ways.get(slot);
            toDevices(new Order.Join(slot, user(cast.userOf(slot)), way.httpPort(), way.grpcPort()));
        }
        Patience patience = Patience.ofSeconds(SIGN_IN_SECONDS);
        while (receiving.size() < cast.slots()) {
            if (!patience.lasts()) {
                throw new IOException("only " + receiving.size() + " devices receive after " + SIGN_IN_SECONDS + " s");
            }
            patience.pause();
        }
    }

    static String user(int number) {
        return "user-" + number;
    }

    /// The way of one device.
    Way way(int slot) {
        return ways.get(slot);
    }

    /// The session that a device has at the moment.
    Optional<String> session(int slot) {
        return Optional.ofNullable(sessions.get(slot));
    }

    void toDevices(Order order) {
        tell(DevicesCommand.NAME, order);
    }

    void toBackEnds(Order order) {
        tell(BackEndsCommand.NAME, order);
    }

    private void tell(String name, Order order) {
        try {
            crew.tell(name, order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks the downstream what it counted.
    void tally() {
        toDevices(new Order.Tally(0, "tally"));
    }

    @Override
    public void close() {
        ways.forEach(Way::close);
    }
}
