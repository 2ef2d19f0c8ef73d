package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.integration.fixture.ConsumerFiles;
import dev.gatehouse.integration.fixture.FacadeClient;
import dev.gatehouse.integration.fixture.FacadePlatform;
import dev.gatehouse.integration.fixture.PartnerAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What changes while the service runs: the consumers file and the authorities.
class ReloadIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private FacadePlatform platform;

    static String consumers(ConsumerFiles files) {
        return """
            roles: [{name: all, routes: ["/v1/probe", "/v1/probe/{id}"]}]
            consumers:
            """ + files.entry("acme-housing", "roles: [all]");
    }

    @BeforeEach
    void start() {
        platform = FacadePlatform.startWithProbeRoutes(Map.of(), ReloadIT::consumers);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void revocationBitesOnOpenAndOnResumedConnections(String protocol) throws IOException {
        PartnerAuthority.Identity identity = platform.folder().partners().issue("acme-housing");
        String key = platform.folder().consumers().apiKey("acme-housing");
        try (FacadeClient acme = platform.client(identity, key);
                SSLSocket open = acme.connect(protocol)) {
            assertThat(status(open, key)).isEqualTo(200);

            platform.folder()
                    .consumers()
                    .write(consumers(platform.folder().consumers())
                            + """
                            revoked: [{issuer-key-sha256: %s, serial: "%s"}]
                            """.formatted(
                                    platform.folder().partners().key().sha256(),
                                    identity.certificate().getSerialNumber().toString(16)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status(open, key)).isEqualTo(403));
            assertThat(platform.log().lines()).anyMatch(line -> line.contains("reason=\"REVOKED\""));

            try (SSLSocket resumed = acme.connect(protocol)) {
                assertThat(resumed.getSession().getCreationTime())
                        .as("the session is the one of before")
                        .isEqualTo(open.getSession().getCreationTime());
                assertThat(status(resumed, key)).isEqualTo(403);
            }
        }
    }

    @Test
    void changeIsTakenOverAndAWrongOneIsNot() {
        try (FacadeClient acme = platform.client("acme-housing");
                FacadeClient bolt = platform.client("bolt-legal")) {
            assertThat(bolt.get("/v1/probe").statusCode()).isEqualTo(403);
            String more = consumers(platform.folder().consumers())
                    + platform.folder().consumers().entry("bolt-legal", "roles: [all]");

            platform.folder().consumers().write(more);
            await().atMost(SOON).until(() -> bolt.get("/v1/probe").statusCode() == 200);

            platform.folder().consumers().write(more.replace("/v1/probe/{id}", "/v1/gone"));
            await().atMost(SOON)
                    .until(() -> platform.log().lines().stream().anyMatch(line -> line.contains("was not taken over")));
            assertThat(platform.log().lines())
                    .anyMatch(line -> line.contains("in line 1 the role \"all\" names the route \"/v1/gone\""));
            assertThat(bolt.get("/v1/probe/7").statusCode()).isEqualTo(200);
            assertThat(acme.get("/v1/probe/7").statusCode()).isEqualTo(200);
            assertThat(platform.admin("/metrics"))
                    .contains("gatehouse_integration_consumers 2.0")
                    .contains("gatehouse_integration_consumers_reads_total{outcome=\"refused\"} 1.0");
        }
    }

    /// A new authority is trusted, the old one no longer, also on a connection that it opened; and what is refused is
    /// still reported.
    @Test
    void authoritiesAreReloadedAndRefusalsAreStillReported() throws IOException {
        PartnerAuthority next = new PartnerAuthority();
        String key = platform.folder().consumers().apiKey("acme-housing");
        platform.folder()
                .consumers()
                .write(consumers(platform.folder().consumers())
                        .replace(
                                platform.folder().partners().key().sha256(),
                                next.key().sha256()));
        try (FacadeClient old = platform.client("acme-housing");
                FacadeClient renewed = platform.client(next.issue("acme-housing"), key);
                SSLSocket open = old.connect("TLSv1.3")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status(open, key)).isEqualTo(403));
            assertThatThrownBy(() -> renewed.get("/v1/probe")).isInstanceOf(UncheckedIOException.class);

            next.write(platform.folder().partnerCa());

            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> renewed.get("/v1/probe").statusCode() == 200);
            platform.log().clear();
            assertThat(status(open, key)).isEqualTo(403);
            assertThat(platform.log().lines()).anyMatch(line -> line.contains("reason=\"UNTRUSTED_CERT\""));
            platform.log().clear();
            try (FacadeClient late = platform.client("acme-housing")) {
                assertThatThrownBy(() -> late.get("/v1/probe")).isInstanceOf(UncheckedIOException.class);
            }
            await().atMost(SOON)
                    .until(() -> platform.log().lines().stream()
                            .anyMatch(line -> line.contains("claimed_name=\"acme-housing\"")));
        }
    }

    /// Asks once more on the same connection.
    private static int status(SSLSocket socket, String key) throws IOException {
        String request = "GET /v1/probe HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + key + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String head = upToEmptyLine(socket);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            assertThat(upToEmptyLine(socket)).endsWith("0\r\n\r\n");
        } else {
            int length = Integer.parseInt(head.replaceAll("(?si).*content-length: (\\d+).*", "$1"));
            assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
        }
        return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private static String upToEmptyLine(SSLSocket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection is open").isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }
}
