package dev.gatehouse.local.example;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.platform.StartedPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The client of `docs/examples/python`, run as its own process by the interpreter that `GATEHOUSE_PYTHON` names.
///
/// @param platform where it is to go
/// @param state its state file
record PythonClient(StartedPlatform platform, Path state, String user) {
    private static final @Nullable String INTERPRETER = System.getenv("GATEHOUSE_PYTHON");
    private static final long PATIENCE_SECONDS = 60;

    /// Skips the test where no interpreter is named; fails it with `GATEHOUSE_REQUIRE_PYTHON=true`.
    static void required() {
        if (INTERPRETER == null && Boolean.parseBoolean(System.getenv("GATEHOUSE_REQUIRE_PYTHON"))) {
            fail("GATEHOUSE_PYTHON names no interpreter, and this run requires one");
        }
        assumeTrue(INTERPRETER != null, "GATEHOUSE_PYTHON names no interpreter with docs/examples/python's packages");
    }

    /// Starts it; it ends by itself, or is ended with the test.
    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                String.valueOf(INTERPRETER),
                Folders.checkout()
                        .resolve("docs/examples/python/gatehouse_client.py")
                        .toString(),
                "--profile",
                platform.home().clientProfile().toString(),
                "--state",
                state.toString(),
                "--user",
                user));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Running(process, process.inputReader());
    }

    /// Runs it to its end and gives what it wrote.
    String run(String... arguments) throws IOException, InterruptedException {
        try (Running running = start(arguments)) {
            return running.rest();
        }
    }

    /// One run of it.
    record Running(Process process, BufferedReader lines) implements AutoCloseable {
        /// The next line that it writes; empty at its end.
        String next() throws IOException {
            String line = lines.readLine();
            return line == null ? "" : line;
        }

        /// What it still writes until its end.
        String rest() throws IOException, InterruptedException {
            String rest = String.join("\n", lines.readAllLines());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                fail("the Python client did not end");
            }
            return rest;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
