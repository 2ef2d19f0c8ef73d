package dev.gatehouse.local.platform;

import dev.gatehouse.local.layout.Service;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one service is at this moment.
///
/// @param addresses its listeners by name
/// @param pid null when it does not run
/// @param residentBytes null when it does not run or the system does not tell
public record ServiceStatus(
        Service service,
        State state,
        Map<String, String> addresses,
        @Nullable Long pid,
        @Nullable Long uptimeSeconds,
        @Nullable Long residentBytes,
        String log) {
    /// What can be said of a service.
    public enum State {
        /// It runs and answers as a ready one does.
        READY,
        /// It runs and does not answer, or not as a ready one does.
        NOT_READY,
        /// It does not run.
        GONE
    }
}
