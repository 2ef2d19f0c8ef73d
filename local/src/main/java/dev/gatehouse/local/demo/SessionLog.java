package dev.gatehouse.local.demo;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Patience;
import dev.gatehouse.local.scene.Scene;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The session-events stream, touched as only someone with Redis's password could.
final class SessionLog implements AutoCloseable {
    private static final String STREAM = "gatehouse:session-events:{0}";
    private static final Pattern READ =
            Pattern.compile("gatehouse_gateway_stream_entries_total\\{[^}]*stream=\"session-events\"[^}]*} ([0-9.E]+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final Pages pages;

    SessionLog(Scene scene) throws IOException {
        String password =
                Files.readString(scene.platform().home().redisPassword()).strip();
        this.client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(scene.platform().addresses().port(Listener.REDIS))
                .withPassword(password.toCharArray())
                .withTimeout(TIMEOUT)
                .build());
        this.connection = client.connect();
        this.pages = new Pages(scene.platform());
    }

    /// Appends the session's first snapshot again, authentic and `active`, and waits until the gateway has read it.
    void repeatActiveSnapshot(String session) throws Exception {
        double before = entriesRead();
        connection.sync().xadd(STREAM, activeSnapshot(session));
        Patience.until(() -> entriesRead() > before, () -> "the gateway did not read session-events");
    }

    private Map<String, String> activeSnapshot(String session) throws NotVerified {
        return connection.sync().xrange(STREAM, Range.unbounded()).stream()
                .map(StreamMessage::getBody)
                .filter(entry -> session.equals(entry.get("device_session_id")))
                .filter(entry -> "active".equals(entry.get("status")))
                .findFirst()
                .orElseThrow(() -> new NotVerified("the session's first snapshot is not in the stream"));
    }

    private double entriesRead() throws NotVerified, IOException, InterruptedException {
        Matcher matcher = READ.matcher(pages.text(Listener.GATEWAY_ADMIN, "/metrics"));
        if (!matcher.find()) {
            throw new NotVerified("the gateway's metrics do not count the entries that it reads");
        }
        return Double.parseDouble(matcher.group(1));
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        pages.close();
    }
}
