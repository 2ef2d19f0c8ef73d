package dev.gatehouse.local;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import io.grpc.netty.NettyServerBuilder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Listens where a service is told to by its environment, and knows nothing else. In tests it takes the place of the
/// built services, which this module does not depend on.
public final class PretendService {
    private PretendService() {}

    /// Puts the jars that a checkout is expected to have where they are expected. They hold nothing but the names of
    /// this test's class path.
    public static void install(Path checkout) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        for (String module : List.of("session-service", "gateway-service", "integration-api", "config-api")) {
            Path jar = checkout.resolve(module + "/target/" + module + ".jar");
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            try (OutputStream file = Files.newOutputStream(jar)) {
                new JarOutputStream(file, manifest).close();
            }
        }
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        Kind kind = Stream.of(Kind.values())
                .filter(each -> System.getenv(each.prefix + "ENVIRONMENT") != null)
                .findFirst()
                .orElseThrow();
        Path certificate = Path.of(variable(kind.prefix + "TLS_CERT_PATH"));
        Home home = new Home(certificate.resolve("../.."));

        SmallServer web = SmallServer.start(
                port(variable(kind.prefix + kind.http)),
                Tls.context(home, kind.identity),
                1_024,
                List.of(
                        Route.get("/readyz", request -> Response.text("ready")),
                        Route.post("/v1/tokens", request -> Response.json(Map.of("token", "t")))));
        System.out.println("listens on " + web.port());
        if (kind.grpc != null) {
            serve(kind, certificate, port(variable(kind.prefix + kind.grpc)));
        }
        new CountDownLatch(1).await();
    }

    private static void serve(Kind kind, Path certificate, int port) throws IOException, GeneralSecurityException {
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(new GrpcTls(Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().factory()))
                        .server(certificate, Path.of(variable(kind.prefix + "TLS_KEY_PATH")), null))
                .build()
                .start();
    }

    private enum Kind {
        GATEWAY("GATEWAY_", "gateway", "PUBLIC_HTTP_ADDR", "AUTHENTICATED_GRPC_ADDR"),
        SESSIONS("SESSION_SERVICE_", "session-service", "HTTP_ADDR", "GRPC_ADDR"),
        INTEGRATION("INTEGRATION_API_", "integration-api", "HTTP_ADDR", null),
        CONFIG("CONFIG_API_", "config-api", "HTTP_ADDR", null);

        private final String prefix;
        private final String identity;
        private final String http;
        private final @Nullable String grpc;

        Kind(String prefix, String identity, String http, @Nullable String grpc) {
            this.prefix = prefix;
            this.identity = identity;
            this.http = http;
            this.grpc = grpc;
        }
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
