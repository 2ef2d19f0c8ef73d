package dev.gatehouse.local.upstream;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.Condition;
import dev.gatehouse.local.standin.StandIn;
import dev.gatehouse.local.standin.StandIns;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The three upstreams on free ports, and whoever asks them.
final class RunningUpstreams implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Home home;
    private final StandIns standIns;
    private final Map<String, Integer> ports = new HashMap<>();

    RunningUpstreams(Path folder) throws IOException, GeneralSecurityException {
        home = new Home(folder);
        Material.prepare(home, Clock.systemUTC());
        standIns = new StandIns(home, null);
        for (Map.Entry<String, StandIn> each : Upstream.all().entrySet()) {
            ports.put(each.getKey(), FreePorts.next());
            standIns.start(each.getKey(), each.getValue(), port(each.getKey()));
        }
    }

    int port(String upstream) {
        return Objects.requireNonNull(ports.get(upstream));
    }

    void put(String upstream, Condition condition) throws Exception {
        standIns.put(upstream, condition);
    }

    HttpResponse<byte[]> get(String upstream, String path) throws Exception {
        return get("integration-api", upstream, path);
    }

    /// A new connection each time, as a certain client.
    HttpResponse<byte[]> get(String client, String upstream, String path) throws Exception {
        URI uri = URI.create("https://localhost:" + port(upstream) + path);
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(Tls.context(home, client)).build()) {
            return http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        }
    }

    @Override
    public void close() {
        standIns.close();
    }
}
