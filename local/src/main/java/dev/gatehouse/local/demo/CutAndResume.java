package dev.gatehouse.local.demo;

import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Recorder;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Script;
import dev.gatehouse.local.scene.Step;

/// What was published while the device was away arrives, once.
final class CutAndResume implements Step {
    @Override
    public String title() {
        return "the stream is cut and resumed from its position";
    }

    @Override
    public Service about() {
        return Service.GATEWAY_SERVICE;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Script script = scene.script();
        scene.cut();
        Publication missed = Publication.of(script.user(), script.eventType(), script.second());
        Push.publish(scene, missed);
        Recorder recorder = scene.subscribe(scene.position());
        StreamEvent.Opened opened = recorder.next(StreamEvent.Opened.class);
        proof.that(opened.recovered(), "the gateway says that nothing is missing");
        VerifiedEvent first = recorder.next(StreamEvent.Event.class).event();
        proof.same(first.eventId(), missed.eventId(), "the event that was published in between arrived");
        Publication next = Publication.of(script.user(), script.eventType(), script.third());
        Push.publish(scene, next);
        VerifiedEvent second = recorder.next(StreamEvent.Event.class).event();
        proof.same(second.eventId(), next.eventId(), "and it arrived once: the next is the next");
        scene.reached(second.position());
    }
}
