package dev.gatehouse.bench.measure.stand;

import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.probe.GrpcPortProbe;
import dev.gatehouse.local.process.ChildSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes of processes that are drawn for developers and for torture what is measured.
final class Tuning {
    private Tuning() {}

    /// A gateway as planned.
    static ServiceSpec gateway(ServiceSpec spec, GatewayPlan plan) {
        Map<String, String> environment = new HashMap<>(spec.child().environment());
        environment.putAll(plan.variables());
        ServiceSpec tuned = with(spec, Production.of(spec.child().command(), Stand.HEAP), environment);
        return plan.tls() ? tuned : withoutTlsProbe(tuned);
    }

    /// A Redis that writes to the disk once a second. The last word counts.
    static ServiceSpec redis(ServiceSpec spec) {
        List<String> command = new ArrayList<>(spec.child().command());
        command.addAll(List.of("--appendfsync", "everysec"));
        return with(spec, command, spec.child().environment());
    }

    /// The gRPC listener's probe shakes hands over TLS; the gateway's own readiness has to do.
    private static ServiceSpec withoutTlsProbe(ServiceSpec spec) {
        return new ServiceSpec(
                spec.service(),
                spec.child(),
                spec.needed(),
                spec.probes().stream()
                        .filter(probe -> !(probe instanceof GrpcPortProbe))
                        .toList());
    }

    private static ServiceSpec with(ServiceSpec spec, List<String> command, Map<String, String> environment) {
        ChildSpec child = spec.child();
        return new ServiceSpec(
                spec.service(),
                new ChildSpec(child.name(), command, environment, child.log(), child.folder()),
                spec.needed(),
                spec.probes());
    }
}
