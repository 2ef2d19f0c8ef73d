package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.baseline.BareServer;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.rival.Centrifugo;
import dev.gatehouse.bench.measure.rival.CentrifugoWire;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// A server that pushes: where its streams are, how each is asked for, and who publishes to them.
///
/// @param stamp finds the moment that a message's payload bears
/// @param audit verifies a sample
record Target(
        String name,
        long pid,
        Supplier<ManagedChannel> channel,
        MethodDescriptor<byte[], byte[]> stream,
        List<byte[]> requests,
        Supplier<Publisher> publisher,
        ToLongFunction<byte[]> stamp,
        Audit audit) {

    /// The server that does nothing else.
    static Target bare(Lab lab, int users, int fanOut, int bytes) {
        return new Target(
                "bare",
                lab.bare().pid(),
                lab.toBare(),
                Calls.BARE_PUSH,
                IntStream.range(0, users * fanOut)
                        .mapToObj(n -> BareServer.request(n / fanOut))
                        .toList(),
                () -> lab.bare().publisher(bytes),
                Frames::stampOfPayload,
                Audit.none());
    }

    /// The gateway that runs now.
    static Target gateway(Lab lab, int users, int fanOut, int bytes) {
        Lab.Enrolled enrolled = lab.enrol(users, fanOut);
        return new Target(
                "gateway",
                lab.stand().gatewayPid(),
                lab.toGateway(),
                Calls.SUBSCRIBE,
                enrolled.members().parallelStream()
                        .map(member -> member.subscribe(ByteString.EMPTY))
                        .toList(),
                () -> lab.publisher(enrolled.prefix(), bytes),
                Frames::stamp,
                Audit.of(lab.stand().signer()));
    }

    /// Centrifugo, with a channel for each user.
    ///
    /// @param channels what their names begin with
    static Target centrifugo(Centrifugo rival, String channels, int users, int fanOut, int bytes) {
        return new Target(
                "Centrifugo",
                rival.pid(),
                rival.toStreams(),
                CentrifugoWire.CONSUME,
                IntStream.range(0, users * fanOut)
                        .mapToObj(n -> CentrifugoWire.connect(channels + n / fanOut))
                        .toList(),
                () -> rival.publisher(channels, bytes),
                CentrifugoWire::stamp,
                Audit.none());
    }
}
