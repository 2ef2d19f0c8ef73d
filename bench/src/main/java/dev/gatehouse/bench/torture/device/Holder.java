package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.profile.DevelopmentIssuer;
import dev.gatehouse.client.profile.Profile;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Signs a device in, with a new key each time, and does not give up.
final class Holder {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final System.Logger LOG = System.getLogger(Holder.class.getName());

    private final Order.Join join;
    private final GatehouseClient client;
    private final DevelopmentIssuer issuer;
    private final Consumer<Fact> facts;

    Holder(Order.Join join, GatehouseClient client, Profile profile, Consumer<Fact> facts) {
        this.join = join;
        this.client = client;
        this.issuer = profile.issuer().orElseThrow();
        this.facts = facts;
    }

    Device signIn() {
        while (true) {
            try {
                return attempt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.INFO, "device " + join.slot() + " is not signed in yet: " + e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Device attempt() {
        DeviceKey key = DeviceKey.generate();
        DeviceSession session = client.login(key, nonce -> issuer.token(join.user(), nonce));
        facts.accept(new Fact.SignedIn(System.currentTimeMillis(), join.slot(), session.userId(), session.id()));
        return client.device(key, session);
    }
}
