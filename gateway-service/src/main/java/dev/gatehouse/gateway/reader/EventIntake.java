package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.stream.EventEncoder;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.SeenEvents;
import dev.gatehouse.gateway.subscription.Hub;

/// Takes events into the hub, each once: one that a publisher has repeated is suppressed and leaves only its place.
///
/// Called by the reader's thread alone.
final class EventIntake {
    private final Hub hub;
    private final EventEncoder encoder;
    private final SeenEvents seen;
    private final StreamMetrics metrics;

    EventIntake(Hub hub, EventEncoder encoder, SeenEvents seen, StreamMetrics metrics) {
        this.hub = hub;
        this.encoder = encoder;
        this.seen = seen;
        this.metrics = metrics;
    }

    /// Reads from this moment of the log on.
    void begin(long sinceMillis) {
        seen.begin(sinceMillis);
    }

    /// An event that has just been written.
    void take(ClientEvent event, Position position) {
        switch (seen.add(event, position.entryId())) {
            case NEW -> deliver(event, position);
            case UNKNOWN -> {
                metrics.unchecked();
                deliver(event, position);
            }
            case REPEATED -> {
                metrics.suppressed();
                hub.appendRepeated(new LoggedEvent(event, position, encoder));
            }
        }
    }

    private void deliver(ClientEvent event, Position position) {
        metrics.clientEntry(event, position, () -> hub.append(new LoggedEvent(event, position, encoder)));
    }

    /// An event that lay in the log. One that may have been a repeated one is not kept: nobody can resume from there.
    void warm(ClientEvent event, Position position) {
        SeenEvents.Verdict verdict = seen.add(event, position.entryId());
        if (!seen.reachesBackFrom(position.entryId())) {
            return;
        }
        if (verdict == SeenEvents.Verdict.REPEATED) {
            hub.appendRepeated(new LoggedEvent(event, position, encoder));
        } else {
            hub.append(new LoggedEvent(event, position, encoder));
        }
    }

    /// A mark that lay in the log.
    void warm(Position mark) {
        if (seen.reachesBackFrom(mark.entryId())) {
            hub.appendMark(mark);
        }
    }
}
