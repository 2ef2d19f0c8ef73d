package dev.gatehouse.gateway.web;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// HTTP/1.1 that ends a connection whose handshake or request takes too long as a whole.
///
/// Tomcat's own time-outs begin anew with every byte, so that a caller who sends one now and then holds a connection
/// for
/// as long as he likes. It is public, with this constructor, because Tomcat makes it by its name.
public final class PatientHttp extends Http11NioProtocol {
    static final Duration MOST = Duration.ofSeconds(30);

    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final int KEEP_ALIVE_MILLIS = 20_000;
    private static final int MAX_CONNECTIONS = 4_000;
    private static final long SWEEP_SECONDS = 2;

    private final Map<SocketWrapperBase<NioChannel>, Long> firstSeen = new WeakHashMap<>();
    private final LongAdder ended = new LongAdder();

    /// An HTTP/1.1 with this listener's bounds.
    public PatientHttp() {
        setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
        setMaxConnections(MAX_CONNECTIONS);
    }

    @Override
    public void start() throws Exception {
        super.start();
        var unused = getUtilityExecutor()
                .scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (isOverdue(connection, now)) {
                ended.increment();
                connection.close();
            }
        }
    }

    private boolean isOverdue(SocketWrapperBase<NioChannel> connection, long now) {
        long seen = firstSeen.computeIfAbsent(connection, first -> now);
        if (!connection.getSocket().isHandshakeComplete()) {
            return now - seen > MOST.toNanos();
        }
        long begun = connection.getCurrentProcessor() instanceof Processor processor
                ? processor.getRequest().getStartTimeNanos()
                : -1;
        return begun >= 0 && now - begun > MOST.toNanos();
    }

    /// How many it ended for their slowness.
    long endedCount() {
        return ended.sum();
    }
}
