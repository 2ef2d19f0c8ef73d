package dev.gatehouse.bench.measure.lab;

import dev.gatehouse.bench.measure.baseline.BareServer;
import dev.gatehouse.bench.measure.baseline.Signatures;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.member.Enrolment;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.publishing.RedisPublisher;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.measure.wire.Channels;
import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.local.layout.Listener;
import io.grpc.ManagedChannel;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that measurements share. Used by one thread.
public final class Lab implements AutoCloseable {
    private static final String REGION = "eu-1";

    private final Stand stand;
    private final Scale scale;
    private final Consumer<Figure> figures;
    private final Consumer<String> progress;
    private final Map<SignatureProvider, Signatures> signatures = new EnumMap<>(SignatureProvider.class);
    private final BareServer bare;
    private Optional<GatewayPlan> running = Optional.empty();
    private int enrolments;

    /// @param figures hears each row when it is known
    /// @param progress hears what is going on
    public Lab(Stand stand, Scale scale, Consumer<Figure> figures, Consumer<String> progress) throws IOException {
        this.stand = stand;
        this.scale = scale;
        this.figures = figures;
        this.progress = progress;
        this.bare = BareServer.start(stand);
    }

    public Stand stand() {
        return stand;
    }

    public Scale scale() {
        return scale;
    }

    public BareServer bare() {
        return bare;
    }

    public void found(Figure figure) {
        figures.accept(figure);
    }

    public void tell(String what) {
        progress.accept(what);
    }

    /// What the provider's signatures cost, measured when it is first asked for.
    public Signatures signatures(SignatureProvider provider) {
        return signatures.computeIfAbsent(provider, one -> {
            Signatures measured = Signatures.measure(one, scale.length().dividedBy(4));
            tell(label(one) + " alone: " + Figure.number(measured.sign()) + " signatures, "
                    + Figure.number(measured.verify()) + " verifications per CPU-second");
            return measured;
        });
    }

    public static String label(SignatureProvider provider) {
        return switch (provider) {
            case BOUNCYCASTLE -> "BouncyCastle";
            case CORRETTO -> "Corretto";
        };
    }

    /// Lets the gateway run as planned, if it does not yet.
    public void gateway(GatewayPlan plan) throws IOException, InterruptedException {
        if (running.filter(plan::equals).isEmpty()) {
            running = Optional.empty();
            stand.gateway(plan);
            running = Optional.of(plan);
        }
    }

    /// New users with new sessions.
    public Enrolled enrol(int users, int devicesEach) {
        String prefix = "u" + enrolments++ + "-";
        try (StatefulRedisConnection<String, String> redis = stand.texts()) {
            Enrolment enrolment = new Enrolment(redis, stand.platformKeys(), REGION);
            return new Enrolled(prefix, enrolment.enrol(prefix, users, devicesEach));
        }
    }

    /// Sessions whose users' names have a beginning in common.
    public record Enrolled(String prefix, List<Member> members) {}

    public RedisPublisher publisher(String users, int bytes) {
        return new RedisPublisher(stand.bytes(), Stand.CLIENT_EVENTS, users, bytes);
    }

    public int gatewayPort() {
        return stand.port(Listener.GATEWAY_GRPC);
    }

    public Supplier<ManagedChannel> toGateway() {
        return Channels.plain(gatewayPort());
    }

    public Supplier<ManagedChannel> toBare() {
        return Channels.plain(bare.port());
    }

    @Override
    public void close() throws IOException {
        bare.close();
    }
}
