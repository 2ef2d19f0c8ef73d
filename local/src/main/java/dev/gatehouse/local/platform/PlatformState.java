package dev.gatehouse.local.platform;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.process.ProcessId;
import java.util.List;

/// What a running platform writes of itself into `run/platform.json`, so that other commands find it.
///
/// @param supervisor the process that started the others and stops them
/// @param services those that were started, in that order
@JsonPropertyOrder({"schema", "phase", "supervisor", "addresses", "services"})
record PlatformState(int schema, Phase phase, ProcessId supervisor, Addresses addresses, List<Running> services) {
    static final int SCHEMA = 1;

    /// How far the platform has come.
    enum Phase {
        STARTING,
        READY
    }

    /// One started service.
    record Running(Service service, ProcessId process) {}
}
