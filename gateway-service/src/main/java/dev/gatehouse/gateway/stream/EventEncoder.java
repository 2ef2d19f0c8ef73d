package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;

/// Signs an event and turns it into the bytes that go out on the wire. Called once per event; safe for many threads.
public interface EventEncoder {
    byte[] encode(ClientEvent event, Position position);
}
