package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.redis.RedisLink;
import dev.gatehouse.gateway.redis.Script;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a mark into both streams about once a second; of several gateways one writes it.
final class MarkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MarkWriter.class);
    private static final Script MARK = new Script("mark.lua");
    private static final Duration LEASE = Duration.ofMillis(900);

    private final RedisLink redis;
    private final String markKey;
    private final StreamKeys streams;
    private final String writer = UUID.randomUUID().toString();
    private boolean failing;

    MarkWriter(RedisLink redis, KeySpace space, StreamKeys streams) {
        this.redis = redis;
        this.markKey = space.key("mark");
        this.streams = streams;
    }

    /// Called once a second by one thread. A failure is logged when it begins, not each time.
    void write() {
        try {
            long written = MARK.number(
                    redis.commands(),
                    new String[] {markKey, streams.sessionEvents(), streams.clientEvents()},
                    writer,
                    Long.toString(LEASE.toMillis()));
            LOG.trace("mark written: {}", written);
            failing = false;
        } catch (RuntimeException e) { // one that came through would end the schedule
            if (!failing) {
                GatewayEvent.MARK_FAILED.log(LOG, "error", String.valueOf(e.getMessage()));
            }
            failing = true;
        }
    }
}
