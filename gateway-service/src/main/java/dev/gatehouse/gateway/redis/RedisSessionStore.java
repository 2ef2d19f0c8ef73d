package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.access.StoredSession;
import dev.gatehouse.gateway.event.GatewayEvent;
import io.lettuce.core.RedisException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Session records in Redis, read by one script so that record, generations and time belong together.
public final class RedisSessionStore implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSessionStore.class);
    private static final Script READ = new Script("session_read.lua");
    private static final int FIRST_FIELD = 4;
    private static final int MAX_TEXT = 64;

    private final RedisLink redis;
    private final SessionKeys keys;
    private final String generationPrefix;
    private final PlatformKeys platformKeys;

    public RedisSessionStore(RedisLink redis, KeySpace space, PlatformKeys platformKeys) {
        this.redis = redis;
        this.keys = new SessionKeys(space);
        this.generationPrefix = space.key("generation") + ":";
        this.platformKeys = platformKeys;
    }

    @Override
    public Optional<StoredSession> find(SessionId id) throws StateUnavailableException {
        try {
            List<byte @Nullable []> reply = READ.list(
                    redis.commands(),
                    new String[] {keys.session(id.text()), keys.globalGeneration()},
                    generationPrefix);
            return reply.size() <= FIRST_FIELD ? Optional.empty() : parse(id, reply);
        } catch (RedisException e) {
            throw new StateUnavailableException("the session can't be read", e);
        }
    }

    private Optional<StoredSession> parse(SessionId id, List<byte @Nullable []> reply) {
        try {
            EntryFields fields = new EntryFields(fields(reply));
            SessionGrant grant = SessionGrant.parse(fields);
            return Optional.of(new StoredSession(
                    grant,
                    grant.isAuthentic(fields, platformKeys)
                            && grant.deviceSessionId().equals(id.text()),
                    status(fields),
                    generation(fields.text("generation", MAX_TEXT)),
                    generation(text(reply, 1) + "." + text(reply, 2) + "." + text(reply, 3)),
                    fields.integer("idle_expires_at_ms"),
                    Long.parseLong(text(reply, 0))));
        } catch (MalformedEntryException e) {
            GatewayEvent.MALFORMED_RECORD.log(LOG, "device_session_id", id.text(), "reason", e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, byte[]> fields(List<byte @Nullable []> reply) {
        Map<String, byte[]> fields = new HashMap<>();
        for (int i = FIRST_FIELD; i + 1 < reply.size(); i += 2) {
            byte[] value = reply.get(i + 1);
            fields.put(text(reply, i), value == null ? new byte[0] : value);
        }
        return fields;
    }

    private static String text(List<byte @Nullable []> reply, int index) {
        byte[] value = reply.get(index);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static SessionStatus status(EntryFields fields) throws MalformedEntryException {
        return SessionStatus.parse(fields.text("status", MAX_TEXT))
                .orElseThrow(() -> new MalformedEntryException(Reason.UNKNOWN_VALUE, "status"));
    }

    private static Generation generation(String text) throws MalformedEntryException {
        return Generation.parse(text)
                .orElseThrow(() -> new MalformedEntryException(Reason.UNKNOWN_VALUE, "generation"));
    }
}
