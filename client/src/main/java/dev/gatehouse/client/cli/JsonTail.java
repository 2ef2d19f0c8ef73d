package dev.gatehouse.client.cli;

import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.stream.StreamListener;
import dev.gatehouse.client.trust.VerifiedBeacon;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.common.stream.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One JSON object per stream event; `what` is `opened`, `event`, `beacon` or `closed`.
///
/// @param terminal where it is written
record JsonTail(Terminal terminal) implements StreamListener {
    @Override
    public void on(StreamEvent event) {
        terminal.json(
                switch (event) {
                    case StreamEvent.Opened(VerifiedBeacon beacon, boolean recovered) -> {
                        Map<String, Object> json = beacon("opened", beacon);
                        json.put("recovered", recovered);
                        yield json;
                    }
                    case StreamEvent.Event(VerifiedEvent verified, Instant receivedAt) -> event(verified, receivedAt);
                    case StreamEvent.Beacon(VerifiedBeacon beacon) -> beacon("beacon", beacon);
                    case StreamEvent.Closed closed -> closed(closed);
                });
    }

    private static Map<String, Object> beacon(String what, VerifiedBeacon beacon) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", what);
        json.put("server_time_ms", beacon.serverTime().toEpochMilli());
        json.put("position", beacon.position().map(Position::toString).orElse(""));
        return json;
    }

    private static Map<String, Object> event(VerifiedEvent event, Instant receivedAt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", "event");
        json.put("event_id", event.eventId());
        json.put("user_id", event.userId());
        json.put("device_session_id", event.deviceSessionId());
        json.put("type", event.type());
        json.put("position", event.position().toString());
        json.put("created_at_ms", event.createdAt().toEpochMilli());
        json.put("received_at_ms", receivedAt.toEpochMilli());
        json.put(
                "publish_to_deliver_ms",
                Duration.between(event.createdAt(), receivedAt).toMillis());
        json.putAll(PayloadText.json(event.payload()));
        json.put("key_id", event.keyId());
        json.put("traceparent", event.traceparent());
        return json;
    }

    private static Map<String, Object> closed(StreamEvent.Closed closed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", "closed");
        json.put("code", closed.reason().code());
        json.put("advice", closed.advice().name());
        json.put("text", closed.reason().text());
        closed.reconnectIn().ifPresent(delay -> json.put("reconnect_in_ms", delay.toMillis()));
        return json;
    }
}
