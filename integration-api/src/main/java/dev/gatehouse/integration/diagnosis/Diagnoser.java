package dev.gatehouse.integration.diagnosis;

import dev.gatehouse.integration.diagnosis.Diagnosis.Recent;
import dev.gatehouse.integration.diagnosis.Diagnosis.Step;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.InteractionQuery;
import dev.gatehouse.integration.interaction.InteractionRing;
import dev.gatehouse.integration.upstreams.Upstream;
import dev.gatehouse.integration.upstreams.UpstreamHttp;
import dev.gatehouse.integration.upstreams.Upstreams;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Diagnoses upstreams with the addresses, certificates and bounds that requests have. Each run asks the upstream once.
public final class Diagnoser {
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final Upstreams upstreams;
    private final UpstreamHttp http;
    private final Tracer tracer;
    private final InteractionRing ring;
    private final InstantSource clock;

    public Diagnoser(Upstreams upstreams, UpstreamHttp http, Tracer tracer, InteractionRing ring, InstantSource clock) {
        this.upstreams = upstreams;
        this.http = http;
        this.tracer = tracer;
        this.ring = ring;
        this.clock = clock;
    }

    public Diagnosis diagnose(Upstream upstream) {
        URI address = upstreams.address(upstream);
        List<Step> steps = new Probe(address, http, tracer).steps();
        Recent recent = recent(upstream.wireName());
        return new Diagnosis(
                upstream.wireName(),
                address.toString(),
                steps,
                new Judgement(upstream.variable(), steps, recent).verdict(),
                recent);
    }

    private Recent recent(String upstream) {
        InteractionQuery query =
                new InteractionQuery(null, upstream, clock.instant().minus(RECENT), Integer.MAX_VALUE);
        List<Interaction> attempts = ring.find(query);
        Map<ErrorClass, Long> byErrorClass = attempts.stream()
                .map(Interaction::errorClass)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        long failed = byErrorClass.values().stream().mapToLong(Long::longValue).sum();
        return new Recent((int) RECENT.toMinutes(), attempts.size(), (int) failed, byErrorClass);
    }
}
