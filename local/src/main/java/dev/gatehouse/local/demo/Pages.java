package dev.gatehouse.local.demo;

import dev.gatehouse.client.http.Tls;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The platform's HTTP pages as a browser or a scraper gets them.
final class Pages implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Platform platform;
    private final HttpClient http;

    Pages(Platform platform) {
        this.platform = platform;
        this.http = HttpClient.newBuilder()
                .sslContext(Tls.trusting(platform.home().caCertificate()))
                .connectTimeout(TIMEOUT)
                .build();
    }

    /// A page that must be there.
    String text(Listener listener, String path) throws NotVerified, IOException, InterruptedException {
        HttpResponse<String> answer = get(listener, path);
        if (answer.statusCode() != HttpStatus.OK) {
            throw new NotVerified(platform.addresses().url(listener) + path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /// The status of whatever is there.
    int status(Listener listener, String path) throws IOException, InterruptedException {
        return get(listener, path).statusCode();
    }

    private HttpResponse<String> get(Listener listener, String path) throws IOException, InterruptedException {
        URI uri = platform.addresses().uri(listener, path);
        return http.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// The statuses that the journey knows.
    static final class HttpStatus {
        static final int OK = 200;
        static final int NOT_FOUND = 404;

        private HttpStatus() {}
    }
}
