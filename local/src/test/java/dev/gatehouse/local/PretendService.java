package dev.gatehouse.local;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import io.grpc.Server;
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
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// Listens where a service is told to by its environment, and knows nothing else. In tests it takes the place of the
/// built gateway-service and session-service, which this module does not depend on.
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
        for (String module : List.of("session-service", "gateway-service")) {
            Path jar = checkout.resolve(module + "/target/" + module + ".jar");
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            try (OutputStream file = Files.newOutputStream(jar)) {
                new JarOutputStream(file, manifest).close();
            }
        }
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        boolean gateway = System.getenv("GATEWAY_ENVIRONMENT") != null;
        String prefix = gateway ? "GATEWAY_" : "SESSION_SERVICE_";
        String http = variable(gateway ? "GATEWAY_PUBLIC_HTTP_ADDR" : "SESSION_SERVICE_HTTP_ADDR");
        String grpc = variable(gateway ? "GATEWAY_AUTHENTICATED_GRPC_ADDR" : "SESSION_SERVICE_GRPC_ADDR");
        Path certificate = Path.of(variable(prefix + "TLS_CERT_PATH"));
        Home home = new Home(certificate.resolve("../.."));

        SmallServer web = SmallServer.start(
                port(http),
                Tls.context(home, gateway ? "gateway" : "session-service"),
                1_024,
                List.of(Route.get("/readyz", request -> Response.text("ready"))));
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port(grpc)))
                .sslContext(new GrpcTls(Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().factory()))
                        .server(certificate, Path.of(variable(prefix + "TLS_KEY_PATH")), null))
                .build()
                .start();
        System.out.println("listens on " + web.port() + " and " + server.getPort());
        new CountDownLatch(1).await();
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
