package dev.gatehouse.local.platform;

import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.PlatformState.Running;
import dev.gatehouse.local.platform.ServiceStatus.State;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.process.ProcessId;
import dev.gatehouse.local.process.ResidentMemory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks every service of a running platform how it is.
public final class StatusReport {
    private StatusReport() {}

    /// The services in the order of their start.
    public static List<ServiceStatus> of(Site site, AttachedPlatform platform)
            throws IOException, GeneralSecurityException {
        return Blueprint.draw(site, platform.addresses()).parallelStream()
                .map(spec -> status(spec, platform))
                .toList();
    }

    private static ServiceStatus status(ServiceSpec spec, AttachedPlatform platform) {
        Service service = spec.service();
        Optional<ProcessId> process = platform.state().services().stream()
                .filter(running -> running.service() == service)
                .map(Running::process)
                .filter(id -> id.find().isPresent())
                .findFirst();
        OptionalLong memory = process.map(id -> ResidentMemory.of(id.pid())).orElse(OptionalLong.empty());
        return new ServiceStatus(
                service,
                process.isEmpty() ? State.GONE : asked(spec),
                addresses(service, platform.addresses()),
                process.map(ProcessId::pid).orElse(null),
                process.map(StatusReport::uptime).orElse(null),
                memory.isPresent() ? memory.getAsLong() : null,
                spec.child().log().toString());
    }

    private static State asked(ServiceSpec spec) {
        return spec.probes().stream().allMatch(Probe::isReady) ? State.READY : State.NOT_READY;
    }

    private static long uptime(ProcessId process) {
        return Duration.between(process.started(), Instant.now()).toSeconds();
    }

    private static Map<String, String> addresses(Service service, Addresses addresses) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Listener listener : Addresses.of(service)) {
            shown.put(listener.label(), addresses.url(listener));
        }
        return shown;
    }
}
