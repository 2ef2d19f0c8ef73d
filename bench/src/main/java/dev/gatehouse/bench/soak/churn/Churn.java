package dev.gatehouse.bench.soak.churn;

import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.member.Enrolment;
import dev.gatehouse.bench.measure.member.Revoker;
import dev.gatehouse.bench.measure.publishing.Clockwork;
import dev.gatehouse.bench.measure.publishing.RedisPublisher;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.soak.guest.Guests;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.soak.visit.Doings;
import dev.gatehouse.bench.soak.visit.Lines;
import dev.gatehouse.bench.soak.visit.Present;
import dev.gatehouse.bench.soak.visit.Visit;
import dev.gatehouse.local.layout.Listener;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;

/// The whole load: begins at once, goes on until [#close()].
public final class Churn implements AutoCloseable {
    private static final String REGION = "eu-1";
    private static final String PREFIX = "soak";
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int BYTES = 200;

    private final StatefulRedisConnection<String, String> redis;
    private final Audit audit;
    private final Doings doings = new Doings();
    private final Crier crier;
    private final Clockwork publishing;
    private final Waves waves;
    private final Driver driver;

    private Churn(Stand stand, Plan plan) throws IOException {
        this.redis = stand.texts();
        this.audit = Audit.of(stand.signer());
        Present present = new Present();
        Guests guests =
                new Guests(new Enrolment(redis, stand.platformKeys(), REGION), plan.longestSession(), plan.seed());
        guests.next();
        Lines lines = new Lines(stand.port(Listener.GATEWAY_GRPC), stand.authority(), plan.seed());
        Visit.Room room = new Visit.Room(doings, new Lateness(audit), present);
        this.waves = new Waves(guests, present);
        this.driver = new Driver(plan.seed(), new Host(guests, lines, new Revoker(redis), room));
        this.crier = new Crier(
                new RedisPublisher(stand.bytes(), Stand.CLIENT_EVENTS, PREFIX, BYTES), guests, present, plan.seed());
        this.publishing = new Clockwork(crier, Crier.PLACES, EVENTS_PER_SECOND);
    }

    /// Begins.
    ///
    /// @param stand with a gateway
    public static Churn start(Stand stand, Plan plan) throws IOException {
        return new Churn(stand, plan);
    }

    public Doings doings() {
        return doings;
    }

    /// Whether there is a sample of events, and the signatures of all in it are right.
    public boolean isRightlySigned() {
        return audit.isClean();
    }

    /// That sample in words.
    public String signed() {
        return audit.toString();
    }

    /// How far the acts are behind their schedule, in seconds.
    public double behind() {
        return driver.behindSeconds();
    }

    /// What is there at this moment, in a few words.
    public String state() {
        return driver.state();
    }

    @Override
    public void close() {
        driver.close();
        waves.close();
        publishing.close();
        crier.close();
        redis.close();
    }
}
