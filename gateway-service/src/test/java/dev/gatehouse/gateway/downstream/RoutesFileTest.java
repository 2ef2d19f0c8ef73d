package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesFileTest {
    @TempDir
    Path folder;

    @Test
    void routesAreReadWithTheirDeadlines() throws IOException {
        Path file = write("""
            routes:
              - message-type: demo.
                target: localhost:7070
                deadline: 2s
              - message-type: billing.pay
                target: "[::1]:7071"
                deadline: 250ms
              - message-type: other
                target: orders.internal:443
            """);

        assertThat(RoutesFile.read(file))
                .containsExactly(
                        new Route("demo.", "localhost:7070", Duration.ofSeconds(2)),
                        new Route("billing.pay", "[::1]:7071", Duration.ofMillis(250)),
                        new Route("other", "orders.internal:443", Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "routes:\n", "routes: []\n", "# nothing yet\n"})
    void fileWithoutRoutesIsLegal(String text) throws IOException {
        assertThat(RoutesFile.read(write(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{message-type: demo., target: 'localhost:7070', deadline: 2m}",
                "{message-type: demo., target: 'localhost:7070', deadline: 0s}",
                "{message-type: demo., target: 'localhost:7070', deadline: -1s}",
                "{message-type: demo., target: 'localhost:7070', deadline: soon}",
                "{message-type: demo., target: localhost}",
                "{message-type: demo., target: 'localhost:123456'}",
                "{message-type: demo., target: 'localhost:70000'}",
                "{message-type: demo., target: 'dns:///x y:1'}",
                "{message-type: demo.}",
                "{target: 'localhost:7070'}",
                "{message-type: 'with blank', target: 'localhost:7070'}",
                "{message-type: demo., target: 'localhost:7070', retry: always}",
                "null",
                "just text"
            })
    void wrongRouteEndsTheStartWithOneLine(String route) throws IOException {
        Path file = write("routes:\n  - " + route + "\n");

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(file))
                .withMessageStartingWith("GATEWAY_ROUTES_PATH names a file ")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"routes: {", "\t", "routes: demo", "route: []", "[]", "42", "routes:\n- a: &x [*x]\n"})
    void fileOfAnotherFormEndsTheStart(String text) throws IOException {
        Path file = write(text);

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(file))
                .withMessageStartingWith("GATEWAY_ROUTES_PATH names a file ");
    }

    @Test
    void fileThatIsNotThereIsSaidSo() {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(folder.resolve("absent.yaml")))
                .withMessageContaining("can't be read");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("routes.yaml"), text);
    }
}
