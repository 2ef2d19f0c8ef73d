package dev.gatehouse.session.redis;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.session.lifecycle.Bump;
import dev.gatehouse.session.lifecycle.BumpOutcome;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.ReadOutcome;
import dev.gatehouse.session.lifecycle.Revocation;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import dev.gatehouse.session.lifecycle.SessionStore;
import dev.gatehouse.session.lifecycle.TouchOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/// The sessions in Redis. State, the user's index and the event commit together in one script per transition. With
/// Sentinel an end is acknowledged once a replica has it.
final class RedisSessionStore implements SessionStore {
    private static final Duration ANSWER_KEPT = Duration.ofHours(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    // A tombstone outlives its session by more than clocks disagree.
    private static final Duration RECORD_ALLOWANCE = Duration.ofMinutes(5);
    private static final String NO_REPLICA = "Redis has it, but no replica said so";
    private static final String SCHEMA = Integer.toString(SessionEvent.SCHEMA);

    private final Scripts scripts;
    private final SessionKeys keys;
    private final String sessionEvents;
    private final PlatformKeys platformKeys;
    private final RecordReader reader;
    private final Replication replication;

    RedisSessionStore(
            Scripts scripts,
            SessionKeys keys,
            String sessionEvents,
            PlatformKeys platformKeys,
            RecordReader reader,
            Replication replication) {
        this.scripts = scripts;
        this.keys = keys;
        this.sessionEvents = sessionEvents;
        this.platformKeys = platformKeys;
        this.reader = reader;
        this.replication = replication;
    }

    @Override
    public OpenOutcome open(OpenOrder order) {
        List<String> before;
        try {
            before = scripts.newestSession().run(List.of(userSessions(order)), List.of());
        } catch (DataAccessException e) {
            return new OpenOutcome.Refused(Outage.of("newest_session", false, e), "Redis can't be read");
        }
        try {
            SessionGrant grant = order.grantAt(Long.parseLong(before.getFirst()));
            return OpenAnswer.parse(scripts.open().run(openKeys(order, before.get(1)), openArguments(order, grant)));
        } catch (DataAccessException e) {
            return new OpenOutcome.Refused(Outage.of("open", true, e), "Redis did not confirm");
        }
    }

    private String userSessions(OpenOrder order) {
        return keys.userSessions(order.login().tenant(), order.login().userId());
    }

    private List<String> openKeys(OpenOrder order, String previous) {
        String tenant = order.login().tenant();
        List<String> all = new ArrayList<>(List.of(
                keys.session(order.id().text()),
                keys.space().key("open", order.operationName()),
                keys.space().key("used-token", order.token().name()),
                keys.space().key("used-challenge", order.challenge().name()),
                keys.globalGeneration(),
                keys.tenantGeneration(tenant),
                keys.userGeneration(tenant, order.login().userId()),
                userSessions(order),
                sessionEvents));
        if (!previous.isEmpty()) {
            all.add(keys.session(previous));
        }
        return all;
    }

    private List<String> openArguments(OpenOrder order, SessionGrant grant) {
        long idleExpiresAtMs = order.lifetime().idleExpiresAtMs(grant.createdAtMs(), grant.expiresAtMs());
        List<String> all = new ArrayList<>(List.of(
                Long.toString(idleExpiresAtMs),
                order.device().kind().wireName(),
                order.device().platform().wireName(),
                order.fingerprint(),
                order.operationName(),
                millis(ANSWER_KEPT),
                Long.toString(order.token().keptMs()),
                Long.toString(order.challenge().keptMs()),
                millis(MAX_DELAY),
                millis(RECORD_ALLOWANCE),
                SCHEMA,
                eventId()));
        grant.seal(platformKeys).forEach((name, value) -> all.addAll(List.of(name, value)));
        return all;
    }

    @Override
    public RevokeOutcome revoke(Revocation revocation) {
        try {
            List<String> answer = scripts.revoke()
                    .run(
                            List.of(keys.session(revocation.id().text()), sessionEvents),
                            List.of(
                                    revocation.tenant(),
                                    revocation.why().operationId(),
                                    revocation.why().reason(),
                                    revocation.why().actor(),
                                    SCHEMA,
                                    eventId()));
            return replication.isConfirmed()
                    ? revoked(answer)
                    : new RevokeOutcome.Refused(ErrorReason.OUTCOME_UNKNOWN, NO_REPLICA);
        } catch (DataAccessException e) {
            return new RevokeOutcome.Refused(Outage.of("revoke", true, e), "Redis did not confirm");
        }
    }

    private static RevokeOutcome revoked(List<String> answer) {
        return switch (answer.getFirst()) {
            case "unknown" -> new RevokeOutcome.NotFound();
            case "ended", "unchanged" ->
                new RevokeOutcome.Ended(
                        SessionStatus.parse(answer.get(1)).orElse(SessionStatus.REVOKED),
                        Long.parseLong(answer.get(2)),
                        answer.getFirst().equals("ended"));
            default -> throw new IllegalStateException("revoke.lua answered " + answer.getFirst());
        };
    }

    @Override
    public BumpOutcome bump(Bump bump) {
        try {
            List<String> answer = scripts.bump()
                    .run(
                            List.of(counter(bump), keys.space().key("bump", bump.operationName()), sessionEvents),
                            List.of(
                                    bump.fingerprint(),
                                    millis(ANSWER_KEPT),
                                    bump.scope().wireName(),
                                    bump.tenant(),
                                    bump.userId(),
                                    bump.why().reason(),
                                    bump.why().actor(),
                                    SCHEMA,
                                    eventId()));
            return replication.isConfirmed()
                    ? bumped(answer)
                    : new BumpOutcome.Refused(ErrorReason.OUTCOME_UNKNOWN, NO_REPLICA);
        } catch (DataAccessException e) {
            return new BumpOutcome.Refused(Outage.of("bump", true, e), "Redis did not confirm");
        }
    }

    private String counter(Bump bump) {
        return switch (bump.scope()) {
            case GenerationScope.GLOBAL -> keys.globalGeneration();
            case GenerationScope.TENANT -> keys.tenantGeneration(bump.tenant());
            case GenerationScope.USER -> keys.userGeneration(bump.tenant(), bump.userId());
        };
    }

    private static BumpOutcome bumped(List<String> answer) {
        return switch (answer.getFirst()) {
            case "conflict" ->
                new BumpOutcome.Refused(
                        ErrorReason.IDEMPOTENCY_CONFLICT, "the operation id was used for another scope");
            case "bumped", "repeated" ->
                new BumpOutcome.Bumped(
                        Long.parseLong(answer.get(1)), answer.getFirst().equals("repeated"));
            default -> throw new IllegalStateException("bump.lua answered " + answer.getFirst());
        };
    }

    @Override
    public TouchOutcome touch(List<SessionId> ids, Duration idle) {
        try {
            List<String> records =
                    ids.stream().map(id -> keys.session(id.text())).toList();
            List<String> answer = scripts.touch().run(records, List.of(millis(idle)));
            return new TouchOutcome.Touched(Integer.parseInt(answer.getFirst()));
        } catch (DataAccessException e) {
            return new TouchOutcome.Refused(Outage.of("touch", true, e), "Redis did not confirm");
        }
    }

    /// Two steps, because the counters' keys need the session's user, which never changes.
    @Override
    public ReadOutcome read(SessionId id) {
        try {
            String key = keys.session(id.text());
            List<String> owner = scripts.sessionOwner().run(List.of(key), List.of());
            if (owner.isEmpty()) {
                return new ReadOutcome.Absent();
            }
            String tenant = owner.get(0);
            List<String> all = List.of(
                    key,
                    keys.globalGeneration(),
                    keys.tenantGeneration(tenant),
                    keys.userGeneration(tenant, owner.get(1)));
            return reader.read(id.text(), scripts.introspect().run(all, List.of()));
        } catch (DataAccessException e) {
            return new ReadOutcome.Refused(Outage.of("introspect", false, e), "Redis can't be read");
        }
    }

    private static String eventId() {
        return UUID.randomUUID().toString();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
