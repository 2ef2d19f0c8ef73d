package dev.gatehouse.session.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.introspection.Introspection;
import dev.gatehouse.session.introspection.Introspector;
import dev.gatehouse.session.telemetry.SessionMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/// OAuth 2.0 Token Introspection (RFC 7662); the token is a session assertion.
@RestController
final class IntrospectionController {
    private static final Answer INACTIVE = new Answer(false, null, null, null, null, null, null, null, null);

    private final Introspector introspector;
    private final SessionMetrics metrics;

    IntrospectionController(Introspector introspector, SessionMetrics metrics) {
        this.introspector = introspector;
        this.metrics = metrics;
    }

    /// What a back end reads. An inactive one has nothing but `active`.
    ///
    /// @param sub the user
    /// @param clientId the device session
    /// @param aud whom the assertion is for
    /// @param exp when the assertion ends, Unix seconds
    /// @param iat when it was made, Unix seconds
    /// @param jti the assertion's own id
    /// @param tenant the user's tenant (an extension)
    /// @param aal the session's authentication assurance level (an extension)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            boolean active,
            @Nullable String sub,
            @Nullable String clientId,
            @Nullable List<String> aud,
            @Nullable Long exp,
            @Nullable Long iat,
            @Nullable String jti,
            @Nullable String tenant,
            @Nullable Integer aal) {}

    @PostMapping(path = "/v1/introspect", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Answer> introspect(InputStream body, @RequestAttribute(CallerInterceptor.CALLER) Caller caller)
            throws IOException {
        String token = new FormBody(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                .only("token")
                .orElseThrow(() -> new GatehouseException(ErrorReason.MALFORMED_REQUEST, "token"));
        Introspection result = AssertionParser.parse(token)
                .map(assertion -> introspector.introspect(assertion, caller))
                .orElseGet(() -> new Introspection.Inactive(Introspection.Cause.MALFORMED));
        metrics.introspected(result);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(result));
    }

    private static Answer answer(Introspection result) {
        return switch (result) {
            case Introspection.Inactive _ -> INACTIVE;
            case Introspection.Refused(var reason, var detail) -> throw new GatehouseException(reason, detail);
            case Introspection.Active(var session, var assertion) ->
                new Answer(
                        true,
                        session.userId(),
                        session.deviceSessionId(),
                        assertion.audience(),
                        seconds(assertion.expiresAtMs()),
                        seconds(assertion.issuedAtMs()),
                        assertion.id(),
                        session.tenant(),
                        session.aal());
        };
    }

    private static long seconds(long millis) {
        return TimeUnit.MILLISECONDS.toSeconds(millis);
    }
}
