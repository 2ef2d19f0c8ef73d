package dev.gatehouse.local.demo;

import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.publish.PublishOutcome;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Millis;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Script;
import dev.gatehouse.local.scene.Step;
import dev.gatehouse.local.scene.Telemetry;
import java.time.Duration;
import java.util.Arrays;

/// A back end publishes, the device receives.
final class Push implements Step {
    @Override
    public String title() {
        return "a back end publishes an event, the device receives it signed";
    }

    @Override
    public Service about() {
        return Service.REDIS;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Script script = scene.script();
        publish(scene, Publication.of(script.stranger(), script.eventType(), script.first()));
        Publication publication = Publication.of(script.user(), script.eventType(), script.first());
        long begun = System.nanoTime();
        Telemetry.Traced<PublishOutcome> published =
                scene.telemetry().trace("demo publish", () -> publish(scene, publication));
        VerifiedEvent event = scene.recorder().next(StreamEvent.Event.class).event();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        proof.same(event.eventId(), publication.eventId(), "the user's event arrived, a stranger's before it did not");
        proof.that(
                Arrays.equals(event.payload(), script.first()),
                "its payload of " + script.first().length + " bytes is unchanged");
        proof.fact("its signature verifies; from publish to delivery: " + Millis.of(took));
        scene.reached(event.position());
        scene.eventTraced(published.traceId());
    }

    /// Publishes, or says why it is not in the log.
    static PublishOutcome publish(Scene scene, Publication publication) throws NotVerified {
        PublishOutcome outcome = scene.publisher().publish(publication);
        return switch (outcome) {
            case PublishOutcome.Published published -> published;
            case PublishOutcome.NotPublished(var eventId, String detail) ->
                throw new NotVerified("the event " + eventId + " was not published: " + detail);
            case PublishOutcome.OutcomeUnknown(var eventId, String detail) ->
                throw new NotVerified("whether the event " + eventId + " was published is unknown: " + detail);
        };
    }
}
