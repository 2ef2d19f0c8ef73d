package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.event.GatewayEvent;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows both streams in one loop on a connection of its own, session entries first.
///
/// After each connect, client events wait until session-events has been read up to the head that was seen then, so that
/// no event goes to a session whose end is already in the log. The entry that was read last is looked at again on each
/// connect and each second: when it is gone or changed, the store's history is another one (a lineage break).
final class StreamReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final int BATCH = 500;
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final RedisLink redis;
    private final EntryDispatcher dispatcher;
    private final Freshness freshness;
    private final MonotonicClock clock;
    private final Duration windowAge;
    private final StreamCursor sessions;
    private final StreamCursor clients;
    private final CountDownLatch warm = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private EntryId sessionHead = EntryId.ZERO;
    private EntryId clientHead = EntryId.ZERO;
    private boolean started;
    private boolean failing;
    private long checkedNanos;

    StreamReader(
            RedisLink redis, StreamKeys keys, EntryDispatcher dispatcher, Freshness freshness, Duration windowAge) {
        this.redis = redis;
        this.dispatcher = dispatcher;
        this.freshness = freshness;
        this.clock = MonotonicClock.SYSTEM;
        this.windowAge = windowAge;
        this.sessions = new StreamCursor(keys.sessionEvents());
        this.clients = new StreamCursor(keys.clientEvents());
    }

    /// Reads until it is stopped; every failure is outlived, because a reader that died would be noticed by nobody but
    /// the clients.
    @Override
    public void run() {
        while (!isStopping()) {
            try (StatefulRedisConnection<String, byte[]> connection = redis.dedicated()) {
                follow(connection.sync());
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /// Waits until the window has been read up to the head seen at the start.
    boolean awaitWarm(Duration atMost) throws InterruptedException {
        return warm.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        stopping.countDown();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void follow(RedisCommands<String, byte[]> commands) {
        connect(commands);
        while (!isStopping()) {
            read(commands);
            check(commands);
        }
    }

    private void connect(RedisCommands<String, byte[]> commands) {
        if (started && !isSameHistory(commands)) {
            breakLineage();
        }
        @Nullable Position sessionNow = sessions.head(commands).orElse(null);
        @Nullable Position clientNow = clients.head(commands).orElse(null);
        sessionHead = sessionNow == null ? EntryId.ZERO : sessionNow.entryId();
        clientHead = clientNow == null ? EntryId.ZERO : clientNow.entryId();
        if (!started) {
            begin(sessionNow);
        }
        checkedNanos = clock.nanos();
        told();
    }

    /// Session-events is read from now on, so nothing may stay cached that was read before now; client-events is read
    /// from where the window begins.
    private void begin(@Nullable Position sessionNow) {
        dispatcher.forgetSessions();
        if (sessionNow == null) {
            sessions.begin(EntryId.ZERO);
        } else {
            sessions.begin(sessionNow);
        }
        clients.begin(new EntryId(Math.max(0, clientHead.millis() - windowAge.toMillis()), 0));
        started = true;
    }

    private void told() {
        GatewayEvent event = failing ? GatewayEvent.READER_RECOVERED : GatewayEvent.READER_STARTED;
        event.log(LOG);
        failing = false;
    }

    @SuppressWarnings("unchecked") // Lettuce takes the offsets as generic varargs
    private void read(RedisCommands<String, byte[]> commands) {
        boolean behind = sessionHead.isAfter(sessions.last());
        long sentNanos = clock.nanos();
        XReadArgs arguments = XReadArgs.Builder.block(BLOCK).count(BATCH);
        List<StreamMessage<String, byte[]>> entries = behind
                ? commands.xread(arguments, sessions.next())
                : commands.xread(arguments, sessions.next(), clients.next());
        dispatch(entries, sentNanos);
        if (!clientHead.isAfter(clients.last())) {
            warm.countDown();
        }
    }

    private void dispatch(List<StreamMessage<String, byte[]>> entries, long sentNanos) {
        boolean marked = false;
        int sessionEntries = 0;
        for (StreamMessage<String, byte[]> entry : entries) {
            if (entry.getStream().equals(sessions.key())) {
                sessionEntries++;
                Position position = StreamCursor.position(entry);
                marked |= dispatcher.session(entry.getBody(), position.entryId())
                        && position.entryId().isAfter(sessionHead);
                sessions.moveTo(position);
            }
        }
        for (StreamMessage<String, byte[]> entry : entries) {
            if (entry.getStream().equals(clients.key())) {
                Position position = StreamCursor.position(entry);
                dispatcher.client(entry.getBody(), position);
                clients.moveTo(position);
            }
        }
        if (marked && sessionEntries < BATCH) {
            freshness.proven(sentNanos);
        }
    }

    private void check(RedisCommands<String, byte[]> commands) {
        if (clock.nanos() - checkedNanos < CHECK_EVERY.toNanos()) {
            return;
        }
        checkedNanos = clock.nanos();
        if (!isSameHistory(commands)) {
            breakLineage();
            connect(commands);
        }
    }

    private boolean isSameHistory(RedisCommands<String, byte[]> commands) {
        return sessions.isSameHistory(commands) && clients.isSameHistory(commands);
    }

    private void breakLineage() {
        GatewayEvent.LINEAGE_BROKEN.log(LOG);
        dispatcher.breakLineage();
        started = false;
    }

    private void failed(RuntimeException error) {
        if (!failing && !isStopping()) {
            GatewayEvent.READER_FAILED.log(LOG, "error", String.valueOf(error.getMessage()));
            if (!(error instanceof RedisException)) {
                LOG.error("the reader failed because of a bug", error);
            }
        }
        failing = true;
        try {
            boolean unused = stopping.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
