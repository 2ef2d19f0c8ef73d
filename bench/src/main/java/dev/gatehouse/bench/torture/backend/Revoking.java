package dev.gatehouse.bench.torture.backend;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Revokes as an operator does: under one operation id, until it is acknowledged.
record Revoking(HttpsPeer sessionService, Consumer<Fact> facts) {
    private static final int ATTEMPTS = 40;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Revoking.class.getName());

    void revoke(String session) {
        String operation = UUID.randomUUID().toString();
        facts.accept(new Fact.RevokeAsked(System.currentTimeMillis(), session));
        for (int n = 0; n < ATTEMPTS; n++) {
            if (attempt(session, operation)) {
                facts.accept(new Fact.Revoked(System.currentTimeMillis(), session));
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean attempt(String session, String operation) {
        try {
            sessionService.post(
                    "/v1/sessions/" + session + "/revoke",
                    Map.of("operation_id", operation, "reason", "torture", "actor", "torture"));
            return true;
        } catch (RefusedException | UnreachableException e) {
            LOG.log(System.Logger.Level.INFO, session + " is not revoked yet: " + e.getMessage());
            return false;
        }
    }
}
