package dev.gatehouse.local.demo;

import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import java.time.Duration;
import java.time.Instant;

/// The stream opens with the signed time.
final class Beacon implements Step {
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "SubscribeEvents: the signed time beacon comes first";
    }

    @Override
    public Service about() {
        return Service.GATEWAY_SERVICE;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        StreamEvent.Opened opened = scene.subscribe(null).next(StreamEvent.Opened.class);
        Instant time = opened.beacon().serverTime();
        Duration apart = Duration.between(time, Instant.now()).abs();
        proof.that(apart.compareTo(TOLERANCE) < 0, "gateway.server_time is " + time);
        proof.fact("its signature verifies with the key " + opened.beacon().keyId() + " of the JWKS");
    }
}
