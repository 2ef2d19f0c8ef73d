package dev.gatehouse.local.scene;

import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.stream.StreamListener;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Keeps what one stream brought until a step asks for it. A full one holds the stream back.
public final class Recorder implements StreamListener {
    private static final int CAPACITY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BlockingQueue<StreamEvent> arrived = new ArrayBlockingQueue<>(CAPACITY);

    @Override
    public void on(StreamEvent event) throws InterruptedException {
        if (!(event instanceof StreamEvent.Beacon)) {
            arrived.put(event);
        }
    }

    /// The next thing that came over the stream, beacons apart, which must be of this kind.
    public <T extends StreamEvent> T next(Class<T> kind) throws NotVerified, InterruptedException {
        StreamEvent event = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new NotVerified("nothing came over the stream within " + PATIENCE.toSeconds() + " s");
        }
        if (kind.isInstance(event)) {
            return kind.cast(event);
        }
        throw new NotVerified("instead of " + kind.getSimpleName() + " the stream brought " + describe(event));
    }

    private static String describe(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Closed closed ->
                "its end: " + closed.reason().code() + ", " + closed.reason().text();
            case StreamEvent.Event(var verified, var receivedAt) -> "the event " + verified.eventId();
            case StreamEvent.Opened opened -> "another opening";
            case StreamEvent.Beacon beacon -> "a beacon";
        };
    }
}
