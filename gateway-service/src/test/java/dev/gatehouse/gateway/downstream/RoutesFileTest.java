package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import io.grpc.NameResolverRegistry;
import java.io.IOException;
import java.net.URI;
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
                "{message-type: demo., target: 'localhost:0'}",
                "{message-type: demo., target: ':7070'}",
                "{message-type: demo., target: 'a..b:7070'}",
                "{message-type: demo., target: '[:::1]:7070'}",
                "{message-type: demo., target: '1.2.3.400:7070'}",
                "{message-type: demo., target: 'localhost:7070', deadline: 9223372036854775807d}",
                "{message-type: demo., message-type: other, target: 'localhost:7070'}",
                "{message-type: 'a\\nb', target: 'localhost:7070'}",
                "{message-type: demo., target: 'localhost:7070'}\n  - {message-type: demo., target: 'localhost:7071'}",
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

    @ParameterizedTest
    @ValueSource(
            strings = {"dns:53", "unix:80", "xds:443", "127.0.0.1:80", "[2001:db8::1]:443", "orders.internal.:443"})
    void hostIsAHostWhateverItIsCalled(String target) throws IOException {
        Path file = write("routes:\n  - {message-type: demo., target: '" + target + "'}\n");

        assertThat(RoutesFile.read(file))
                .singleElement()
                .extracting(Route::target)
                .isEqualTo(target);
        assertThat(NameResolverRegistry.getDefaultRegistry()
                        .getProviderForScheme(
                                URI.create(new Target(target).uri()).getScheme()))
                .isNotNull();
        assertThat(URI.create(new Target(target).uri()).getPath()).isEqualTo("/" + target);
    }

    @Test
    void fileThatIsTooLargeIsRefused() throws IOException {
        Path file = write("# " + "x".repeat(1024 * 1024));

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(file))
                .withMessageContaining("which has more than 1 MiB");
    }

    @Test
    void fileThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("routes.yaml"), new byte[] {'r', (byte) 0xC3, 'o', ':'});

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(file))
                .withMessageContaining("which is not UTF-8");
    }

    @Test
    void tooManyRoutesAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("routes:\n");
        for (int i = 0; i <= 1_000; i++) {
            text.append("- {message-type: t").append(i).append(", target: 'localhost:1'}\n");
        }
        Path file = write(text.toString());

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RoutesFile.read(file))
                .withMessageContaining("more than 1000 routes");
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
