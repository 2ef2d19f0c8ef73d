package dev.gatehouse.local.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.Condition;
import dev.gatehouse.local.standin.StandIn;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// One upstream: HTTPS on the loopback address, for integration-api alone, known by its client certificate.
public final class Upstream implements StandIn {
    private static final String CLIENT = "integration-api";
    private static final int THREADS = 12;
    private static final long STOP_MILLIS = 100;

    private final String name;
    private final Records records;

    private Upstream(String name, Records records) {
        this.name = name;
        this.records = records;
    }

    /// All of them, by name.
    public static Map<String, StandIn> all() {
        return List.of(
                        new Upstream(PopulationIndex.NAME, new PopulationIndex()),
                        new Upstream(CustodyLedger.NAME, new CustodyLedger()),
                        new Upstream(SupervisionDesk.NAME, new SupervisionDesk()))
                .stream()
                .collect(Collectors.toMap(upstream -> upstream.name, upstream -> upstream));
    }

    @Override
    public Running start(Home home, int port, @Nullable String traces) throws IOException, GeneralSecurityException {
        Behaviour behaviour = new Behaviour(records);
        WireMockServer server = new WireMockServer(configuration(port, Tls.serving(home, name, CLIENT), behaviour));
        server.stubFor(get(anyUrl()).willReturn(aResponse().withTransformers(Behaviour.NAME)));
        server.start();
        return new Serving(server, behaviour);
    }

    private static WireMockConfiguration configuration(int port, SSLContext tls, Behaviour behaviour) {
        return options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .httpsPort(port)
                // Faults reach for the connection's socket, which HTTP/2 shares between requests.
                .http2TlsDisabled(true)
                .httpServerFactory((options, admin, stubs) -> new MutualTlsServer(options, admin, stubs, tls))
                .extensions(behaviour)
                .adminAuthenticator(request -> false)
                // What it saw is in integration-api's interaction log; kept here it would only grow.
                .disableRequestJournal()
                // A slow answer holds no thread.
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(1)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyStopTimeout(STOP_MILLIS)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true);
    }

    private record Serving(WireMockServer server, Behaviour behaviour) implements Running {
        @Override
        public int port() {
            return server.httpsPort();
        }

        @Override
        public Set<Condition> faults() {
            return EnumSet.complementOf(EnumSet.of(Condition.UP, Condition.REFUSED));
        }

        @Override
        public void behave(Condition condition) {
            behaviour.become(condition);
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
