package dev.gatehouse.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run as a child process.
///
/// @param name what people call it
/// @param command program and arguments
/// @param environment the whole environment of the child: nothing is inherited
/// @param log the file that takes its output
/// @param folder its working directory
public record ChildSpec(String name, List<String> command, Map<String, String> environment, Path log, Path folder) {
    /// Copies the collections.
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
