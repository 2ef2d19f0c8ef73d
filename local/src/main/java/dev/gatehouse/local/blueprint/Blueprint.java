package dev.gatehouse.local.blueprint;

import static dev.gatehouse.local.blueprint.Service.DOWNSTREAM;
import static dev.gatehouse.local.blueprint.Service.GATEWAY_SERVICE;
import static dev.gatehouse.local.blueprint.Service.ISSUER;
import static dev.gatehouse.local.blueprint.Service.REDIS;
import static dev.gatehouse.local.blueprint.Service.SESSION_SERVICE;

import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.probe.GrpcPortProbe;
import dev.gatehouse.local.probe.HttpsProbe;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.probe.RedisProbe;
import dev.gatehouse.local.process.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/// The services of the platform at one site, in the order of their start. The home's material must have been prepared.
public final class Blueprint {
    private static final String SMALL_HEAP = "64m";
    private static final String SERVICE_HEAP = "256m";

    private final Site site;
    private final Home home;
    private final Addresses addresses;
    private final SSLContext tls;

    private Blueprint(Site site, Addresses addresses) throws IOException, GeneralSecurityException {
        this.site = site;
        this.home = site.home();
        this.addresses = addresses;
        this.tls = Tls.context(home, "support-desk");
    }

    /// Writes the services' configuration files, which name these addresses, and unpacks Redis and the services.
    public static void write(Site site, Addresses addresses) throws IOException {
        ConfigFiles.write(site.home(), addresses);
        RedisFiles.write(site.home(), addresses.port(Listener.REDIS));
        try {
            List.of(SESSION_SERVICE, GATEWAY_SERVICE).parallelStream().forEach(service -> unpack(site.jar(service)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void unpack(ServiceJar jar) {
        try {
            jar.unpack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what Redis wrote, so that the next start is an empty one.
    public static void forgetData(Home home) throws IOException {
        RedisFiles.forgetData(home);
    }

    /// Says how each service is started and asked. Writes nothing.
    public static List<ServiceSpec> draw(Site site, Addresses addresses) throws IOException, GeneralSecurityException {
        Blueprint blueprint = new Blueprint(site, addresses);
        return List.of(
                blueprint.redis(),
                blueprint.standIn(ISSUER, blueprint.https(Listener.ISSUER, "/healthz")),
                blueprint.standIn(DOWNSTREAM, blueprint.grpc(Listener.DOWNSTREAM)),
                blueprint.sessionService(),
                blueprint.gatewayService());
    }

    private ServiceSpec redis() throws IOException {
        List<String> command = List.of(
                RedisFiles.binary(home).toString(),
                RedisFiles.configuration(home).toString());
        Probe probe = new RedisProbe(addresses.port(Listener.REDIS), RedisFiles.password(home));
        return spec(REDIS, command, Map.of(), List.of(probe));
    }

    private ServiceSpec standIn(Service service, Probe probe) {
        List<String> command = Java.command(SMALL_HEAP);
        command.addAll(site.standIns());
        int port = Addresses.of(service).stream()
                .mapToInt(addresses::port)
                .findFirst()
                .orElseThrow();
        command.addAll(List.of(
                "stand-in",
                "--home=" + home.folder(),
                "--traces=" + addresses.tracesEndpoint(),
                service.label() + "=" + port));
        return spec(service, command, Map.of(), List.of(probe));
    }

    private ServiceSpec sessionService() throws IOException {
        return service(
                SESSION_SERVICE,
                new ServiceEnvironment(home, addresses).sessionService(),
                List.of(https(Listener.SESSION_HTTP, "/readyz"), grpc(Listener.SESSION_GRPC)));
    }

    private ServiceSpec gatewayService() throws IOException {
        return service(
                GATEWAY_SERVICE,
                new ServiceEnvironment(home, addresses).gateway(),
                List.of(https(Listener.GATEWAY_HTTP, "/readyz"), grpc(Listener.GATEWAY_GRPC)));
    }

    private ServiceSpec service(Service service, Map<String, String> environment, List<Probe> probes) {
        ServiceJar jar = site.jar(service);
        List<String> command = Java.command(SERVICE_HEAP);
        command.addAll(List.of("-jar", jar.unpacked().toString()));
        ServiceSpec spec = spec(service, command, environment, probes);
        return new ServiceSpec(service, spec.child(), List.of(jar.built()), probes);
    }

    private ServiceSpec spec(
            Service service, List<String> command, Map<String, String> environment, List<Probe> probes) {
        Map<String, String> whole = ServiceEnvironment.inherited();
        whole.putAll(environment);
        ChildSpec child = new ChildSpec(service.label(), command, whole, home.log(service.label()), home.folder());
        return new ServiceSpec(service, child, List.of(), probes);
    }

    private Probe https(Listener listener, String path) {
        return new HttpsProbe(addresses.uri(listener, path), tls);
    }

    private Probe grpc(Listener listener) {
        return new GrpcPortProbe(addresses.port(listener), tls);
    }
}
