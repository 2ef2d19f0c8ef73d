package dev.gatehouse.bench.measure.member;

import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.KeySpace;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Opens sessions by the thousand: writes the records that session-service would write, sealed with the platform's key.
///
/// @param redis with texts as values
public record Enrolment(StatefulRedisConnection<String, String> redis, PlatformKeys keys, String region) {
    private static final String TENANT = "demo";
    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long PATIENCE_SECONDS = 60;

    /// Users with so many devices each, in the order of the users.
    ///
    /// @param prefix what the users' names begin with; a number follows
    public List<Member> enrol(String prefix, int users, int devicesEach) {
        return enrol(prefix, users, devicesEach, LIFETIME);
    }

    /// The same with sessions that end, and that Redis forgets a minute later.
    ///
    /// @param lifetime from now to their end
    public List<Member> enrol(String prefix, int users, int devicesEach, Duration lifetime) {
        SecureRandom random = new SecureRandom();
        long now = System.currentTimeMillis();
        List<Session> sessions = IntStream.range(0, users * devicesEach)
                .parallel()
                .mapToObj(n -> session(prefix, n / devicesEach, now, now + lifetime.toMillis(), random))
                .toList();
        write(sessions, prefix, users, Long.toString(now));
        forgetLater(sessions, lifetime.plus(KEPT));
        return sessions.stream().map(Session::member).toList();
    }

    private Session session(String prefix, int user, long now, long end, SecureRandom random) {
        DeviceKey key = DeviceKey.generate();
        String id = SessionId.create(region, keys, random).text();
        SessionGrant grant = new SessionGrant(id, prefix + user, TENANT, key.publicKey(), 1, region, "", now, end);
        String audience = "local/" + region + "/gateway";
        return new Session(
                grant, new Member(user, id, new RequestSigner(audience, id, key, System::currentTimeMillis)));
    }

    private void write(List<Session> sessions, String prefix, int users, String now) {
        SessionKeys names = new SessionKeys(new KeySpace("gatehouse:"));
        RedisAsyncCommands<String, String> commands = redis.async();
        List<RedisFuture<?>> answers = new ArrayList<>();
        answers.add(commands.setnx(names.globalGeneration(), now));
        answers.add(commands.setnx(names.tenantGeneration(TENANT), now));
        String global = redis.sync().get(names.globalGeneration());
        String tenant = redis.sync().get(names.tenantGeneration(TENANT));
        for (int user = 0; user < users; user++) {
            answers.add(commands.set(names.userGeneration(TENANT, prefix + user), now));
        }
        String generation = global + "." + tenant + "." + now;
        sessions.forEach(session -> answers.add(
                commands.hset(names.session(session.grant().deviceSessionId()), fields(session.grant(), generation))));
        if (!LettuceFutures.awaitAll(PATIENCE_SECONDS, TimeUnit.SECONDS, answers.toArray(RedisFuture<?>[]::new))) {
            throw new IllegalStateException("Redis did not take the sessions");
        }
    }

    private void forgetLater(List<Session> sessions, Duration after) {
        SessionKeys names = new SessionKeys(new KeySpace("gatehouse:"));
        RedisFuture<?>[] answers = sessions.stream()
                .map(Session::grant)
                .flatMap(grant ->
                        Stream.of(names.session(grant.deviceSessionId()), names.userGeneration(TENANT, grant.userId())))
                .map(key -> redis.async().pexpire(key, after))
                .toArray(RedisFuture<?>[]::new);
        if (!LettuceFutures.awaitAll(PATIENCE_SECONDS, TimeUnit.SECONDS, answers)) {
            throw new IllegalStateException("Redis did not take the sessions");
        }
    }

    private Map<String, String> fields(SessionGrant grant, String generation) {
        Map<String, String> record = new HashMap<>(grant.seal(keys));
        record.put("status", SessionStatus.ACTIVE.wireName());
        record.put("revision", Long.toString(grant.createdAtMs()));
        record.put("generation", generation);
        record.put("idle_expires_at_ms", Long.toString(grant.expiresAtMs()));
        record.put("device_kind", "phone");
        record.put("device_platform", "android");
        record.put("last_operation_id", "bench");
        record.put("last_operation_result", "active." + grant.createdAtMs());
        return record;
    }

    private record Session(SessionGrant grant, Member member) {}
}
