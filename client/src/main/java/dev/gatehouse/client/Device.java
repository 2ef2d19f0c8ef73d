package dev.gatehouse.client;

import dev.gatehouse.client.command.Command;
import dev.gatehouse.client.command.CommandOutcome;
import dev.gatehouse.client.command.Commands;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.client.stream.PositionStore;
import dev.gatehouse.client.stream.StreamListener;
import dev.gatehouse.client.stream.Streams;
import dev.gatehouse.client.stream.Subscription;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.stream.Position;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A device that is signed in: a session and the key that it is bound to. Safe for use by many threads.
public final class Device {
    private static final Duration SEND_DEADLINE = Duration.ofSeconds(10);

    private final DeviceSession session;
    private final Commands commands;
    private final Streams streams;

    Device(DeviceSession session, Commands commands, Streams streams) {
        this.session = session;
        this.commands = commands;
        this.streams = streams;
    }

    public DeviceSession session() {
        return session;
    }

    /// Runs a new command and waits for what became of it.
    public CommandOutcome execute(String messageType, byte[] payload) {
        return execute(Command.of(messageType, payload));
    }

    /// Runs a command and waits for what became of it. Repeating it with the same command id is safe.
    public CommandOutcome execute(Command command) {
        return commands.execute(command);
    }

    /// Receives events until the subscription is closed, over as many streams as it takes. Returns at once.
    ///
    /// @param positions where to begin, and where to keep the position; [PositionStore#inMemory()] begins with now
    public Subscription subscribe(PositionStore positions, StreamListener listener) {
        return streams.subscribe(positions, listener);
    }

    /// Receives events from now on.
    public Subscription subscribe(StreamListener listener) {
        return subscribe(PositionStore.inMemory(), listener);
    }

    /// Opens one stream that does not reconnect. Returns at once; whether it was opened, the listener is told.
    ///
    /// @param from the position to resume after; null: from now on
    public EventStream openStream(@Nullable Position from, StreamListener listener) {
        return streams.open(from, listener);
    }

    /// The signed envelope of one attempt, to be sent by [#send]: for tools and tests that need the exact bytes.
    public SignedRequest sign(Command command) {
        return commands.sign(command);
    }

    /// An envelope that was altered, signed again as it stands.
    public SignedRequest resign(SignedRequest altered) {
        return commands.resign(altered);
    }

    /// Sends exactly this envelope, once, whatever it holds.
    public CommandOutcome send(SignedRequest request) {
        return commands.send(request, SEND_DEADLINE);
    }

    void close() {
        streams.closeAll();
    }
}
