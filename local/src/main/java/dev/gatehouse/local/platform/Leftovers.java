package dev.gatehouse.local.platform;

import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Processes of a platform whose supervisor is gone. The reaper ends them; this is for the case that it was killed too.
public final class Leftovers {
    private Leftovers() {}

    /// Kills those that still run, and forgets the state that names them.
    ///
    /// @return the names of what was killed
    public static List<String> end(Home home) throws IOException {
        Optional<PlatformState> state = StateFile.read(home);
        if (state.isEmpty() || state.get().supervisor().find().isPresent()) {
            return List.of();
        }
        List<String> killed = state.get().services().stream()
                .filter(running -> running.process()
                        .find()
                        .filter(ProcessHandle::destroyForcibly)
                        .isPresent())
                .map(running -> running.service().label())
                .toList();
        StateFile.delete(home);
        return killed;
    }
}
