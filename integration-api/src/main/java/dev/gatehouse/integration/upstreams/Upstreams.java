package dev.gatehouse.integration.upstreams;

import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.SubjectHash;
import dev.gatehouse.integration.telemetry.UpstreamMetrics;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// All upstreams: where they are, and a client for each.
public final class Upstreams {
    private final Map<Upstream, URI> addresses = new EnumMap<>(Upstream.class);
    private final Map<Upstream, UpstreamClient> clients = new EnumMap<>(Upstream.class);

    Upstreams(
            UpstreamSettings settings,
            UpstreamHttp http,
            Tracer tracer,
            InstantSource clock,
            Consumer<Interaction> recorder) {
        SubjectHash subjects = SubjectHash.create();
        for (Upstream each : Upstream.values()) {
            URI address = settings.address(each);
            addresses.put(each, address);
            clients.put(
                    each,
                    new UpstreamClient(
                            address, http, new AttemptRecords(each.wireName(), tracer, subjects, clock, recorder)));
        }
    }

    Upstreams watchedBy(UpstreamMetrics metrics) {
        clients.forEach((upstream, client) -> metrics.bulkhead(upstream.wireName(), client::underWay));
        return this;
    }

    public URI address(Upstream upstream) {
        return Objects.requireNonNull(addresses.get(upstream));
    }

    public UpstreamClient client(Upstream upstream) {
        return Objects.requireNonNull(clients.get(upstream));
    }
}
