package dev.gatehouse.client.stream;

import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.grpc.GatewayLink;
import dev.gatehouse.common.stream.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// Opens the streams of one session. Safe for use by many threads.
public final class Streams {
    private final GatewayLink link;
    private final DeviceSession subject;
    private final Rules rules;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    public Streams(GatewayLink link, DeviceSession subject, Rules rules) {
        this.link = link;
        this.subject = subject;
        this.rules = rules;
    }

    /// What holds for all streams of a client.
    ///
    /// @param silence the longest time without a message; gateways send a beacon after 30 s
    /// @param clock of this machine, for the time of arrival
    /// @param scheduler its owner shuts it down
    public record Rules(Duration silence, Backoff backoff, InstantSource clock, ScheduledExecutorService scheduler) {}

    /// Opens one stream, once.
    ///
    /// @param from null: from now on
    public EventStream open(@Nullable Position from, StreamListener listener) {
        EventStream stream = new EventStream(link, rules, from, listener);
        stream.start(new StreamProgress(link.verifier(), link.serverTime(), subject, rules.clock()));
        return stream;
    }

    /// Opens streams until the end, each where the one before ended.
    public Subscription subscribe(PositionStore positions, StreamListener listener) {
        Subscription subscription = new Subscription(this, rules.backoff(), positions, listener);
        subscriptions.add(subscription);
        var unused = subscription.ended().whenComplete((reason, error) -> subscriptions.remove(subscription));
        subscription.start();
        return subscription;
    }

    /// Closes every subscription.
    public void closeAll() {
        subscriptions.forEach(Subscription::close);
    }
}
