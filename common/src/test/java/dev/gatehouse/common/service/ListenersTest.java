package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.fixture.TestCertificates.Identity;
import dev.gatehouse.common.signing.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// What the mapping onto Spring Boot's properties comes to: listeners that are there, with TLS.
class ListenersTest {
    private static final String TOKEN = "c2l4dGVlbiBieXRlcyBhcmUgZW5vdWdoIGZvciB1cw";

    @TempDir
    private Path folder;

    @Test
    void bothListenersSpeakTlsAndOnlyAdminShowsTheSettings() throws Exception {
        TestCertificates authority = TestCertificates.in(folder);
        Identity identity = authority.issue("probe-app");
        try (ConfigurableApplicationContext context = start(
                        "http-addr=127.0.0.1:0",
                        "admin-http-addr=:0",
                        "api-token=hunter2",
                        "tls.cert-path=" + identity.certificate(),
                        "tls.key-path=" + identity.key());
                HttpClient client = client(authority.ca());
                HttpClient stranger = client(authority.stranger().ca())) {
            String http = "https://localhost:" + port(context, "local.server.port");
            String admin = "https://localhost:" + port(context, "local.management.port");

            assertThat(get(client, http + "/healthz").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(get(client, http + "/settings").statusCode()).isEqualTo(404);
            assertThat(get(client, admin + "/settings").body())
                    .contains("\"PROBE_APP_API_TOKEN\":\"(set)\"", "\"PROBE_APP_POOL_SIZE\":\"1\"")
                    .doesNotContain("hunter2");
            assertThat(get(client, admin + "/env").statusCode()).isEqualTo(404);
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(stranger, http + "/healthz"));
        }
    }

    @Test
    void adminListenerWithATokenAnswersItsBearerAlone() throws Exception {
        TestCertificates authority = TestCertificates.in(folder);
        Identity identity = authority.issue("probe-app");
        String hash = HexFormat.of().formatHex(Sha256.of(TOKEN.getBytes(StandardCharsets.US_ASCII)));
        Path file = Files.writeString(folder.resolve("admin.sha256"), hash);
        try (ConfigurableApplicationContext context = start(
                        "http-addr=127.0.0.1:0",
                        "admin-http-addr=0.0.0.0:0",
                        "admin-token-sha256-path=" + file,
                        "tls.cert-path=" + identity.certificate(),
                        "tls.key-path=" + identity.key());
                HttpClient client = client(authority.ca())) {
            String http = "https://localhost:" + port(context, "local.server.port");
            String admin = "https://localhost:" + port(context, "local.management.port");

            assertThat(get(client, http + "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(client, http + "/readyz").statusCode()).isEqualTo(200);
            for (String path : List.of("/health", "/metrics", "/settings", "/nothing", "/error")) {
                assertRefused(get(client, admin + path), "Bearer realm=\"admin\"");
                assertRefused(
                        get(client, admin + path, "Bearer " + TOKEN + "x"),
                        "Bearer realm=\"admin\", error=\"invalid_token\"");
            }
            assertRefused(get(client, admin + "/health", "Basic " + TOKEN), "Bearer realm=\"admin\"");
            assertRefused(
                    get(client, admin + "/health", "Bearer " + hash),
                    "Bearer realm=\"admin\", error=\"invalid_token\"");
            assertRefused(
                    get(client, admin + "/health", "Bearer " + TOKEN, "Bearer " + TOKEN), "Bearer realm=\"admin\"");
            assertThat(get(client, admin + "/health", "bearer " + TOKEN).statusCode())
                    .isEqualTo(200);
            assertThat(get(client, admin + "/settings", "Bearer " + TOKEN).body())
                    .contains("\"PROBE_APP_ADMIN_TOKEN_SHA256_PATH\":\"" + file + "\"")
                    .doesNotContain(hash);
            assertThat(get(client, admin + "/nothing", "Bearer " + TOKEN).statusCode())
                    .isEqualTo(404);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, String challenge) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains(challenge);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401", "\"code\":\"invalid_token\"", "\"advice\":");
    }

    @Test
    void withoutAnAdminAddressThereIsOneListener() {
        try (ConfigurableApplicationContext context = start("http-addr=127.0.0.1:0", "plaintext-listeners=http")) {
            assertThat(context.getEnvironment().getProperty("local.server.port"))
                    .isNotNull();
            assertThat(context.getEnvironment().getProperty("local.management.port"))
                    .isNull();
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        String[] arguments = new String[settings.length + 1];
        arguments[0] = "--probe-app.environment=local";
        for (int i = 0; i < settings.length; i++) {
            arguments[i + 1] = "--probe-app." + settings[i];
        }
        return ServiceLauncher.application(ProbeApplication.SERVICE, ProbeApplication.class)
                .run(arguments);
    }

    private static int port(ConfigurableApplicationContext context, String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static HttpResponse<String> get(HttpClient client, String address, String... authorizations)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        for (String authorization : authorizations) {
            request.header("authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpClient client(Path ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (var in = Files.newInputStream(ca)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
