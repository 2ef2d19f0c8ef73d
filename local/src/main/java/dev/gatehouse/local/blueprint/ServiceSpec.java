package dev.gatehouse.local.blueprint;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.process.ChildSpec;
import java.nio.file.Path;
import java.util.List;

/// How one service is started, and when it counts as ready.
///
/// @param needed files without which it can't start
/// @param probes all must say yes
public record ServiceSpec(Service service, ChildSpec child, List<Path> needed, List<Probe> probes) {
    /// Copies the lists.
    public ServiceSpec {
        needed = List.copyOf(needed);
        probes = List.copyOf(probes);
    }
}
