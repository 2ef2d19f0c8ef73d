package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import dev.gatehouse.gateway.command.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the routes file holds: a table that is right, or one line that can be read; no exception, no hang, and
/// the watch goes on looking. Prints its counts; `-Dgatehouse.fuzz.minutes=N` lets it run for N minutes.
class RoutesFuzzIT {
    private static final int CASES = 5_000;
    private static final long MINUTES = Long.getLong("gatehouse.fuzz.minutes", 0);
    private static final int LONGEST_LINE = 400;
    private static final Duration LONGEST_READ = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final Random random = Seeds.random(getClass());
    private final YamlMutator mutator = new YamlMutator(random);
    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private InternalChannels channels;

    @BeforeEach
    void start() {
        TestCertificates certificates = TestCertificates.in(folder);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader);
    }

    @AfterEach
    void stop() {
        channels.close();
        reloader.shutdownNow();
    }

    @Test
    void fileIsARightTableOrOneReadableLine() throws IOException {
        Path file = folder.resolve("routes.yaml");
        Routes routes = new Routes(List.of());
        RoutesWatch watch = new RoutesWatch(file, routes, channels);
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        int cases = 0;
        while (MINUTES > 0 ? System.nanoTime() < end : cases < CASES) {
            byte[] content = mutator.next();
            String shown = new String(content, StandardCharsets.UTF_8);
            Files.write(file, content);
            long began = System.nanoTime();
            verdict(file, shown);
            assertThatCode(watch::look).as(shown).doesNotThrowAnyException();
            channels.sweep();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(shown).isLessThan(LONGEST_READ);
            cases++;
        }
        System.out.println("RoutesFuzzIT: " + cases + " cases, " + verdicts);

        Files.writeString(file, "routes:\n- {message-type: last., target: 'localhost:1'}\n");
        watch.look();
        assertThat(routes.count()).isOne();
        assertThat(verdicts).containsKeys("right", "which is no routes file", "where a route's");
    }

    private void verdict(Path file, String shown) {
        try {
            assertRight(RoutesFile.read(file), shown);
            verdicts.merge("right", 1, Integer::sum);
        } catch (StartupProblem problem) {
            String line = String.valueOf(problem.getMessage());
            assertThat(line)
                    .as(shown)
                    .startsWith("GATEWAY_ROUTES_PATH names a file wh")
                    .matches("[ -~]+")
                    .doesNotContain("Exception", "dev.gatehouse", "java.")
                    .hasSizeLessThan(LONGEST_LINE);
            verdicts.merge(
                    line.replaceFirst("GATEWAY_ROUTES_PATH names a file ((\\w+ ){2}[\\w']+( routes file)?).*", "$1"),
                    1,
                    Integer::sum);
        }
    }

    /// By the words of docs/configuration.md.
    private static void assertRight(List<Route> routes, String shown) {
        Set<String> types = new HashSet<>();
        for (Route route : routes) {
            assertThat(route.messageType()).as(shown).matches("[A-Za-z0-9_.-]{1,128}");
            assertThat(types.add(route.messageType())).as(shown).isTrue();
            assertThat(route.target()).as(shown).matches("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])?:\\d{1,5}");
            assertThat(route.deadline()).as(shown).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        }
        assertThat(routes).as(shown).hasSizeLessThanOrEqualTo(1_000);
    }
}
