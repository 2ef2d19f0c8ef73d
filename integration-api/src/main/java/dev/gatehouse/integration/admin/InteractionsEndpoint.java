package dev.gatehouse.integration.admin;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.web.EndpointProblem;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.InteractionQuery;
import dev.gatehouse.integration.interaction.InteractionRing;
import dev.gatehouse.integration.interaction.Outcome;
import dev.gatehouse.integration.interaction.Side;
import dev.gatehouse.integration.upstreams.Upstream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/// The newest interactions with the upstreams that this process remembers: `GET /interactions`.
@Endpoint(id = "interactions")
final class InteractionsEndpoint {
    private static final int DEFAULT_LIMIT = 100;
    private static final Duration DEFAULT_SINCE = Duration.ofHours(1);

    private final InteractionRing ring;
    private final InstantSource clock;

    InteractionsEndpoint(InteractionRing ring, InstantSource clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /// What stands in the answer of an interaction.
    record Line(
            Instant time,
            String traceId,
            String consumer,
            String upstream,
            String institution,
            String operation,
            int attempt,
            Outcome outcome,
            @Nullable ErrorClass errorClass,
            @Nullable Side side,
            @Nullable Integer status,
            long millis,
            long deadlineLeftMillis,
            String subject) {
        static Line of(Interaction from) {
            return new Line(
                    from.time(),
                    from.traceId(),
                    from.consumer(),
                    from.upstream(),
                    from.institution(),
                    from.operation(),
                    from.attempt(),
                    from.outcome(),
                    from.errorClass(),
                    from.side(),
                    from.status(),
                    from.millis(),
                    from.deadlineLeftMillis(),
                    from.subject());
        }
    }

    /// Those that are wanted, newest first.
    ///
    /// @param since how far back, an ISO 8601 duration; an hour where none is given
    /// @param limit how many at the most; 100 where none is given
    @ReadOperation
    WebEndpointResponse<Object> find(
            @Nullable String institution, @Nullable String upstream, @Nullable String since, @Nullable String limit) {
        boolean unknown = upstream != null && Upstream.of(upstream).isEmpty();
        try {
            Duration back = since == null ? DEFAULT_SINCE : Duration.parse(since);
            int most = limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
            if (unknown || back.isNegative() || most < 1 || most > InteractionRing.CAPACITY) {
                return EndpointProblem.of(ErrorReason.MALFORMED_REQUEST);
            }
            Instant from = clock.instant().minus(back);
            return answer(ring.find(new InteractionQuery(institution, upstream, from, most)));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return EndpointProblem.of(ErrorReason.MALFORMED_REQUEST);
        }
    }

    private static WebEndpointResponse<Object> answer(List<Interaction> found) {
        return new WebEndpointResponse<>(
                Map.of("interactions", found.stream().map(Line::of).toList()));
    }
}
