package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Failed starts as an operator sees them: a real process, its exit status, and what it wrote to standard error.
class StartTest {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void misspeltVariableEndsTheStartWithOneLine() throws IOException, InterruptedException {
        Outcome outcome = start(Map.of("PROBE_APP_HTTP_ADRR", ":1"));

        assertThat(outcome.lines())
                .containsExactly(
                        "probe-app: PROBE_APP_HTTP_ADRR is not a setting of probe-app. Remove it or correct its"
                                + " name; docs/configuration.md lists all settings.");
    }

    @Test
    void takenPortEndsTheStartWithOneLine() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = start(Map.of("PROBE_APP_HTTP_ADDR", "127.0.0.1:" + taken.getLocalPort()));

            assertThat(outcome.lines())
                    .containsExactly("probe-app: PROBE_APP_HTTP_ADDR names port " + taken.getLocalPort()
                            + ", which is taken. Free it or set another address.");
        }
    }

    @Test
    void bugEndsTheStartWithItsTraceAndThenOneLine() throws IOException, InterruptedException {
        Outcome outcome = start(Map.of("PROBE_APP_FAIL_WITH", "bug"));

        assertThat(outcome.lines()).hasSizeGreaterThan(3);
        assertThat(outcome.lines().getLast())
                .isEqualTo("probe-app: the start failed: java.lang.IllegalStateException: two lines");
    }

    private Outcome start(Map<String, String> variables) throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbeApplication.class.getName())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        builder.environment().putAll(environment(variables));
        Instant before = Instant.now();
        Process process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS.toSeconds(), TimeUnit.SECONDS))
                    .as("ended by itself after %s", Duration.between(before, Instant.now()))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ServiceLauncher.FAILED_START);
        return new Outcome(Files.readAllLines(errors, StandardCharsets.UTF_8));
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "PROBE_APP_ENVIRONMENT", "local",
                "PROBE_APP_HTTP_ADDR", "127.0.0.1:0",
                "PROBE_APP_PLAINTEXT_LISTENERS", "http"));
        all.putAll(more);
        return all;
    }

    private record Outcome(List<String> lines) {}
}
