package dev.gatehouse.bench.cluster;

import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Ports;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.process.ChildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The plan of a cluster: free ports, and how each process is started.
///
/// @param gateways one specification for each, in the order of `gates`
/// @param gates where each gateway listens
/// @param group the Redis servers that Sentinels watch; null: there is one Redis and no Sentinel
public record Drawing(
        Home home,
        Addresses addresses,
        List<ServiceSpec> services,
        List<ServiceSpec> gateways,
        List<Addresses> gates,
        @Nullable GroupDrawing group) {
    private static final Set<Service> SERVICES =
            EnumSet.of(Service.REDIS, Service.STAND_INS, Service.SESSION_SERVICE, Service.GATEWAY_SERVICE);
    private static final String SAMPLING = "_TRACE_SAMPLING";

    /// Copies the lists.
    public Drawing {
        services = List.copyOf(services);
        gateways = List.copyOf(gateways);
        gates = List.copyOf(gates);
    }

    /// Draws a cluster in an empty home, and writes its keys and configuration there.
    public static Drawing of(Path checkout, Home home, int gateways) throws IOException, GeneralSecurityException {
        Site site = Site.of(checkout).in(home);
        Addresses addresses = Ports.free(SERVICES);
        Material.prepare(home, Clock.systemUTC());
        Blueprint.write(site, addresses);
        List<Addresses> gates = new ArrayList<>(List.of(addresses));
        List<ServiceSpec> drawn = new ArrayList<>(List.of(quiet(only(Blueprint.draw(site, addresses)))));
        for (int number = 2; number <= gateways; number++) {
            Addresses own = addresses.replacing(Service.GATEWAY_SERVICE, Ports.free(SERVICES));
            gates.add(own);
            drawn.add(quiet(Blueprint.replica(site, own, Service.GATEWAY_SERVICE, number)));
        }
        List<ServiceSpec> services = Blueprint.draw(site, addresses).stream()
                .map(Drawing::quiet)
                .map(Drawing::durable)
                .toList();
        refuseMissingFiles(services);
        return new Drawing(home, addresses, services, drawn, gates, null);
    }

    /// The same with a master, two replicas and three Sentinels in place of the one Redis.
    public Drawing withSentinels() throws IOException {
        GroupDrawing drawn = GroupDrawing.of(of(Service.REDIS), home);
        Files.writeString(home.clientProfile(), drawn.profile(), StandardOpenOption.APPEND);
        return new Drawing(home, addresses, told(services, drawn), told(gateways, drawn), gates, drawn);
    }

    private static List<ServiceSpec> told(List<ServiceSpec> specs, GroupDrawing group) {
        return specs.stream()
                .map(spec -> with(
                        spec, spec.child().command(), group.tell(spec.child().environment())))
                .toList();
    }

    private static ServiceSpec only(List<ServiceSpec> specs) {
        return specs.stream()
                .filter(spec -> spec.service() == Service.GATEWAY_SERVICE)
                .findFirst()
                .orElseThrow();
    }

    /// The same without traces, whose cost would hide what is measured.
    private static ServiceSpec quiet(ServiceSpec spec) {
        Map<String, String> environment = new HashMap<>(spec.child().environment());
        environment.replaceAll((name, value) -> name.endsWith(SAMPLING) ? "0.0" : value);
        return with(spec, spec.child().command(), environment);
    }

    /// A Redis that answers a write only after it is on the disk: what was acknowledged must survive.
    private static ServiceSpec durable(ServiceSpec spec) {
        if (spec.service() != Service.REDIS) {
            return spec;
        }
        List<String> command = new ArrayList<>(spec.child().command());
        command.addAll(List.of("--appendfsync", "always"));
        return with(spec, command, spec.child().environment());
    }

    private static ServiceSpec with(ServiceSpec spec, List<String> command, Map<String, String> environment) {
        ChildSpec child = spec.child();
        return new ServiceSpec(
                spec.service(),
                new ChildSpec(child.name(), command, environment, child.log(), child.folder()),
                spec.needed(),
                spec.probes());
    }

    private static void refuseMissingFiles(List<ServiceSpec> specs) throws IOException {
        for (ServiceSpec spec : specs) {
            for (Path file : spec.needed()) {
                if (!Files.isRegularFile(file)) {
                    throw new IOException(spec.service().label() + " is not built: " + file + " is missing");
                }
            }
        }
    }

    /// How a service is started.
    public ServiceSpec of(Service service) {
        return services.stream()
                .filter(spec -> spec.service() == service)
                .findFirst()
                .orElseThrow();
    }

    /// Where spans are taken.
    public int tracesPort() {
        return addresses.port(Listener.TRACES);
    }
}
