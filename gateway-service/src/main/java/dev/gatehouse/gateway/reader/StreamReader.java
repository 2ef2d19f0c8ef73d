package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Mark;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.redis.RedisLink;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows both streams in one loop on a connection of its own, session entries first.
///
/// After each connect, client events wait until session-events has been read up to the head that was seen then, so that
/// no event goes to a session whose end is already in the log. What a read brings is used only if the last mark still
/// stood in its stream after the read; the entry that was read last is looked at again on each connect and each second.
/// When it is gone or changed, or fewer entries were read between two marks than the stream took in, the history is
/// not the one that was read (a lineage break): everything is dropped and read anew.
final class StreamReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final int BATCH = 500;
    // What is taken within so long is sent together: long enough to merge writes, and the first does not wait for long.
    private static final Duration FLUSH = Duration.ofMillis(4);
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final RedisLink redis;
    private final EntryDispatcher dispatcher;
    private final Freshness freshness;
    private final MonotonicClock clock = MonotonicClock.SYSTEM;
    private final ReaderLimits limits;
    private final StreamCursor sessions;
    private final StreamCursor clients;
    private final CountDownLatch warm = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private EntryId sessionHead = EntryId.ZERO;
    private boolean started;
    private boolean failing;
    private long checkedNanos;

    StreamReader(
            RedisLink redis, StreamKeys keys, EntryDispatcher dispatcher, Freshness freshness, ReaderLimits limits) {
        this.redis = redis;
        this.dispatcher = dispatcher;
        this.freshness = freshness;
        this.limits = limits;
        this.sessions = new StreamCursor(keys.sessionEvents());
        this.clients = new StreamCursor(keys.clientEvents());
    }

    /// Reads until it is stopped; every failure is outlived, because a reader that died would be noticed by nobody but
    /// the clients.
    @Override
    public void run() {
        while (!isStopping()) {
            Object era = redis.era();
            try (StatefulRedisConnection<String, byte[]> connection = redis.dedicated()) {
                follow(connection, era);
            } catch (RuntimeException | Error e) {
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

    private void follow(StatefulRedisConnection<String, byte[]> connection, Object era) {
        connect(connection.sync());
        while (!isStopping() && era.equals(redis.era())) {
            if (!read(connection) || !check(connection.sync())) {
                breakLineage();
                connect(connection.sync());
            }
        }
    }

    private void connect(RedisCommands<String, byte[]> commands) {
        // Behind a replica's delay marks would prove less than they say.
        if (!commands.info("replication").contains("role:master")) {
            throw new RedisException("this Redis is a replica");
        }
        if (started && !isSameHistory(commands)) {
            breakLineage();
        }
        Optional<Position> sessionNow = sessions.head(commands);
        sessionHead = sessionNow.map(Position::entryId).orElse(EntryId.ZERO);
        if (!started) {
            begin(commands, sessionNow);
        }
        checkedNanos = clock.nanos();
        told();
    }

    /// Session-events is read from now on, so nothing may stay cached that was read before now; client-events is read
    /// from where the window begins.
    private void begin(RedisCommands<String, byte[]> commands, Optional<Position> sessionNow) {
        dispatcher.forgetSessions();
        sessionNow.ifPresentOrElse(sessions::begin, () -> sessions.begin(EntryId.ZERO));
        WarmUp warmUp = new WarmUp(commands, clients, dispatcher, limits);
        Optional<Position> clientNow = clients.head(commands);
        if (clientNow.isEmpty()) {
            warmUp.beginEmpty();
        } else if (!warmUp.readUpTo(clientNow.get())) {
            GatewayEvent.NOT_WARM.log(LOG);
        }
        dispatcher.endWarmUp();
        started = true;
        warm.countDown();
    }

    private void told() {
        GatewayEvent event = failing ? GatewayEvent.READER_RECOVERED : GatewayEvent.READER_STARTED;
        event.log(LOG);
        failing = false;
    }

    /// False when what was read is not of the history that was read before: then nothing of it was used.
    @SuppressWarnings("unchecked") // Lettuce takes the offsets as generic varargs
    private boolean read(StatefulRedisConnection<String, byte[]> connection) {
        RedisAsyncCommands<String, byte[]> commands = connection.async();
        boolean behind = sessionHead.isAfter(sessions.last());
        long sentNanos = clock.nanos();
        XReadArgs arguments = XReadArgs.Builder.block(BLOCK).count(BATCH);
        connection.setAutoFlushCommands(false); // all of it in one write
        RedisFuture<List<StreamMessage<String, byte[]>>> entries = behind
                ? commands.xread(arguments, sessions.next())
                : commands.xread(arguments, sessions.next(), clients.next());
        // Sent behind the read, so that Redis looks after it.
        CompletionStage<Boolean> anchored =
                sessions.isAnchored(commands).thenCombine(clients.isAnchored(commands), Boolean::logicalAnd);
        connection.flushCommands();
        connection.setAutoFlushCommands(true);
        List<StreamMessage<String, byte[]>> read = await(entries);
        // A mark may have been trimmed away behind the reader.
        boolean known = await(anchored) || isSameHistory(connection.sync());
        return known && dispatch(read, sentNanos);
    }

    private static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RedisException known ? known : new RedisException(e.getCause());
        } catch (TimeoutException e) {
            throw new RedisException("Redis did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("the reader was interrupted", e);
        }
    }

    private boolean dispatch(List<StreamMessage<String, byte[]>> entries, long sentNanos) {
        List<StreamMessage<String, byte[]>> ofSessions = sessions.own(entries);
        List<StreamMessage<String, byte[]>> ofClients = clients.own(entries);
        boolean marked = false;
        for (StreamMessage<String, byte[]> entry : ofSessions) {
            Position position = StreamCursor.position(entry);
            Optional<Mark> mark = dispatcher.session(entry.getBody(), position.entryId());
            marked |= mark.isPresent() && position.entryId().isAfter(sessionHead);
            if (!sessions.moveTo(position, mark)) {
                return false;
            }
        }
        long flushed = clock.nanos();
        for (StreamMessage<String, byte[]> entry : ofClients) {
            Position position = StreamCursor.position(entry);
            if (!clients.moveTo(position, dispatcher.client(entry.getBody(), position))) {
                return false;
            }
            if (clock.nanos() - flushed > FLUSH.toNanos()) {
                dispatcher.flush();
                flushed = clock.nanos();
            }
        }
        dispatcher.flush();
        if (marked && ofSessions.size() < BATCH) {
            proven(sentNanos, ofClients.size() < BATCH);
        }
        return true;
    }

    private void proven(long sentNanos, boolean clientsToo) {
        freshness.proven(sentNanos);
        if (clientsToo) {
            dispatcher.atHead();
        }
    }

    /// False when the entry that was read last is not there any more.
    private boolean check(RedisCommands<String, byte[]> commands) {
        if (clock.nanos() - checkedNanos < CHECK_EVERY.toNanos()) {
            return true;
        }
        checkedNanos = clock.nanos();
        return isSameHistory(commands);
    }

    private boolean isSameHistory(RedisCommands<String, byte[]> commands) {
        return sessions.isSameHistory(commands) && clients.isSameHistory(commands);
    }

    private void breakLineage() {
        GatewayEvent.LINEAGE_BROKEN.log(LOG);
        started = false;
        dispatcher.breakLineage();
    }

    private void failed(Throwable error) {
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
