package dev.gatehouse.local.blueprint;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.probe.GrpcPortProbe;
import dev.gatehouse.local.probe.HttpsProbe;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.probe.RedisProbe;
import dev.gatehouse.local.process.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/// The services of the platform at one site, in the order of their start. The home's material must have been prepared.
public final class Blueprint {
    private static final String STAND_INS_HEAP = "96m";
    private static final String SERVICE_HEAP = "256m";
    private static final String READY = "/readyz";

    private final Site site;
    private final Home home;
    private final Addresses addresses;
    private final ServiceEnvironment environment;
    private final SSLContext tls;

    private Blueprint(Site site, Addresses addresses) throws IOException, GeneralSecurityException {
        this.site = site;
        this.home = site.home();
        this.addresses = addresses;
        this.environment = new ServiceEnvironment(home, addresses);
        this.tls = Tls.context(home, "support-desk");
    }

    /// Writes the services' configuration files, which name these addresses, and unpacks Redis and the services.
    public static void write(Site site, Addresses addresses) throws IOException, GeneralSecurityException {
        Home home = site.home();
        ConfigFiles.write(home, addresses);
        PrivateFiles.folder(home.sqlite());
        if (addresses.services().contains(Service.REDIS)) {
            RedisFiles.write(home, addresses.port(Listener.REDIS));
        }
        if (addresses.services().contains(Service.ETCD)) {
            EtcdFiles.write(home);
        }
        try {
            addresses.services().parallelStream()
                    .filter(Blueprint::hasJar)
                    .map(site::jar)
                    .forEach(Blueprint::unpack);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean hasJar(Service service) {
        return !service.isStore() && service != Service.STAND_INS;
    }

    private static void unpack(ServiceJar jar) {
        try {
            jar.unpack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what the stores wrote, so that the next start is an empty one.
    public static void forgetData(Home home) throws IOException {
        RedisFiles.forgetData(home);
        EtcdFiles.forgetData(home);
        ServiceJar.delete(home.sqlite());
    }

    /// Says how each service is started and asked. Writes nothing.
    public static List<ServiceSpec> draw(Site site, Addresses addresses) throws IOException, GeneralSecurityException {
        Blueprint blueprint = new Blueprint(site, addresses);
        List<ServiceSpec> specs = new ArrayList<>();
        for (Service service : addresses.services()) {
            specs.add(blueprint.spec(service));
        }
        return specs;
    }

    /// Says how one more process of a service is started, beside the one that [#draw] knows.
    ///
    /// @param addresses the platform's, with this process's own ports in place of the first one's
    /// @param number 2 and up; its name and its log bear it
    public static ServiceSpec replica(Site site, Addresses addresses, Service service, int number)
            throws IOException, GeneralSecurityException {
        ServiceSpec first = new Blueprint(site, addresses).spec(service);
        ChildSpec child = first.child();
        String name = service.label() + "-" + number;
        ChildSpec renamed = new ChildSpec(
                name, child.command(), child.environment(), site.home().log(name), child.folder());
        return new ServiceSpec(service, renamed, first.needed(), first.probes());
    }

    private ServiceSpec spec(Service service) throws IOException, GeneralSecurityException {
        return switch (service) {
            case REDIS -> redis();
            case ETCD -> etcd();
            case STAND_INS -> standIns();
            case SESSION_SERVICE ->
                jar(
                        service,
                        environment.sessionService(),
                        List.of(https(Listener.SESSION_HTTP, READY), grpc(Listener.SESSION_GRPC)));
            case GATEWAY_SERVICE ->
                jar(
                        service,
                        environment.gateway(),
                        List.of(https(Listener.GATEWAY_HTTP, READY), grpc(Listener.GATEWAY_GRPC)));
            case INTEGRATION_API ->
                jar(service, environment.integrationApi(), List.of(https(Listener.INTEGRATION_HTTP, READY)));
            case CONFIG_API -> jar(service, environment.configApi(), List.of(https(Listener.CONFIG_HTTP, READY)));
        };
    }

    private ServiceSpec redis() throws IOException {
        List<String> command = List.of(
                RedisFiles.binary(home).toString(),
                RedisFiles.configuration(home).toString());
        Probe probe = new RedisProbe(addresses.port(Listener.REDIS), RedisFiles.password(home));
        return spec(Service.REDIS, command, Map.of(), List.of(probe));
    }

    private ServiceSpec etcd() throws IOException, GeneralSecurityException {
        SSLContext client = Tls.context(home, "etcd-ca", "etcd-client");
        Probe probe = new HttpsProbe(addresses.uri(Listener.ETCD, "/health"), client);
        return spec(Service.ETCD, EtcdFiles.command(home, addresses), Map.of(), List.of(probe));
    }

    private ServiceSpec standIns() {
        List<String> command = Java.command(STAND_INS_HEAP);
        command.addAll(site.standIns());
        command.addAll(List.of(
                "stand-ins",
                "--home=" + home.folder(),
                "--traces=" + addresses.tracesEndpoint(),
                "--control=" + addresses.port(Listener.STAND_INS_CONTROL)));
        Listener.standIns().forEach(listener -> command.add(listener.label() + "=" + addresses.port(listener)));
        // The control listener opens when all the others have.
        return spec(
                Service.STAND_INS,
                command,
                Map.of(),
                List.of(
                        https(Listener.STAND_INS_CONTROL, "/healthz"),
                        https(Listener.ISSUER, "/healthz"),
                        grpc(Listener.DOWNSTREAM)));
    }

    private ServiceSpec jar(Service service, Map<String, String> variables, List<Probe> probes) {
        ServiceJar jar = site.jar(service);
        List<String> command = Java.command(SERVICE_HEAP);
        command.addAll(List.of("-jar", jar.unpacked().toString()));
        ServiceSpec spec = spec(service, command, variables, probes);
        return new ServiceSpec(service, spec.child(), List.of(jar.built()), probes);
    }

    private ServiceSpec spec(Service service, List<String> command, Map<String, String> variables, List<Probe> probes) {
        Map<String, String> whole = ServiceEnvironment.inherited();
        whole.putAll(variables);
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
