package dev.gatehouse.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as users have it: a process that starts six others, which pretend where this module has none.
class UpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path checkout;
    private Path output;
    private Process up;
    private List<ProcessHandle> services = List.of();

    @BeforeEach
    void start() throws IOException {
        checkout = folder.toRealPath();
        output = checkout.resolve("up.out");
        PretendService.install(checkout);
        up = gatehouse(output, "up", "--free-ports");
        await("up").atMost(PATIENCE).until(() -> !up.isAlive() || text().contains("Things to try"));
        assertThat(up.isAlive()).as(text()).isTrue();
        services = readServices(checkout);
        assertThat(services).hasSize(6);
    }

    @AfterEach
    void stop() throws InterruptedException {
        up.destroyForcibly().waitFor();
        await("the reaper").atMost(PATIENCE).until(() -> services.stream().noneMatch(UpIT::runs));
    }

    @Test
    void aRunningPlatformTellsOfItselfUntilDownEndsItInOrder() throws Exception {
        assertThat(text()).contains("Ready after", "https://localhost:", "gateway-service", "/v1/time");
        assertThat(services(status(0)))
                .containsExactly(
                        "redis READY",
                        "stand-ins READY",
                        "session-service READY",
                        "gateway-service READY",
                        "integration-api READY",
                        "config-api READY");
        assertThat(run("logs", "issuer")).contains("FOR DEVELOPMENT ONLY");
        assertThat(run("logs", "nobody"))
                .isEqualTo("gatehouse: there is no service 'nobody':"
                        + " redis, etcd, stand-ins, session-service, gateway-service, integration-api, config-api\n");
        assertThat(run("up", "--free-ports"))
                .isEqualTo("gatehouse: the platform of this checkout already runs (pid " + up.pid()
                        + "): see ./gatehouse status, end it with ./gatehouse down\n");

        assertThat(run("down")).isEqualTo("The platform has stopped.\n");

        assertThat(services).noneMatch(UpIT::runs);
        assertThat(text().lines().filter(line -> line.contains("stopped")).map(String::strip))
                .containsExactly(
                        "stopped config-api",
                        "stopped integration-api",
                        "stopped gateway-service",
                        "stopped session-service",
                        "stopped stand-ins",
                        "stopped redis");
        assertThat(status(1).get("running").asBoolean()).isFalse();
        assertThat(run("down")).isEqualTo("No platform runs from this checkout.\n");
    }

    @Test
    void anUpstreamIsTakenDownAndUpByItsName() throws Exception {
        assertThat(run("upstream", "custody-ledger", "refused"))
                .contains("custody-ledger    refused\n", "population-index  up\n");
        assertThat(run("upstream")).contains("custody-ledger    refused\n");
        assertThat(run("upstream", "custody-ledger")).contains("custody-ledger    up\n");

        assertThat(run("upstream", "nobody", "slow")).startsWith("gatehouse: there is no stand-in 'nobody': issuer,");
        assertThat(run("upstream", "custody-ledger", "ill"))
                .isEqualTo("gatehouse: there is no condition 'ill':"
                        + " up, refused, slow, reset, garbage, 5xx, partial\n");
        assertThat(run("upstream", "issuer", "slow"))
                .isEqualTo("gatehouse: the stand-ins did not do it: it can only be: up, refused\n");
    }

    @Test
    void aKilledServiceEndsEverythingWithOneLineThatNamesIt() throws Exception {
        services.getLast().destroyForcibly();

        assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(text().lines().filter(line -> line.startsWith("gatehouse:")))
                .containsExactly("gatehouse: config-api was killed by signal 9; its log: "
                        + checkout.resolve(".gatehouse/logs/config-api.log") + "; stopping the others");
        assertThat(text()).contains("| listens on ");
        assertThat(services).noneMatch(UpIT::runs);
    }

    @Test
    void aKilledUpLeavesNothingBehind() throws Exception {
        up.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(services).noneMatch(UpIT::runs));
        assertThat(run("down")).isEqualTo("No platform runs from this checkout.\n");
    }

    /// A zombie, which nobody has collected yet, has no program any more.
    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /// The services that the platform wrote down, in the order of their start.
    private static List<ProcessHandle> readServices(Path checkout) throws IOException {
        JsonNode state = new JsonMapper().readTree(Files.readString(checkout.resolve(".gatehouse/run/platform.json")));
        return StreamSupport.stream(state.get("services").spliterator(), false)
                .map(service -> service.get("process").get("pid").asLong())
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
    }

    private JsonNode status(int exitCode) throws IOException, InterruptedException {
        Path file = checkout.resolve("status.out");
        Process process = gatehouse(file, "status", "--json");
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(file)).isEqualTo(exitCode);
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static List<String> services(JsonNode status) {
        return StreamSupport.stream(status.get("services").spliterator(), false)
                .map(service -> service.get("service").asString() + " "
                        + service.get("state").asString())
                .toList();
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path file = checkout.resolve("run.out");
        assertThat(gatehouse(file, words).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return Files.readString(file);
    }

    private Process gatehouse(Path file, String... words) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Dgatehouse.checkout=" + checkout,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Gatehouse.class.getName()),
                        Stream.of(words))
                .toList();
        return new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
    }

    private String text() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
