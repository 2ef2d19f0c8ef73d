package dev.gatehouse.local.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.scene.NotVerified;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `curl` of this machine.
class CurlTest {
    private static final String NASTY = "{\"text\":\"it's \\\"$HOME\\\" \\\\ and\\nmore\"}";

    @TempDir
    private Path folder;

    private Home home;
    private SmallServer server;

    @BeforeEach
    void start() throws Exception {
        home = new Home(folder);
        Material.prepare(home, Clock.systemUTC());
        server = SmallServer.start(
                0,
                Tls.context(home, "issuer"),
                1_024,
                List.of(
                        Route.get(
                                "/key",
                                request -> Response.json(Map.of(
                                        "key", request.header("x-api-key").orElse("none")))),
                        Route.post("/echo", request -> Response.bytes("application/json", request.body()))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void headersAndBodiesArriveAsTheyWereGiven() throws Exception {
        Curl curl = Curl.onPath();

        assertThat(curl.send(call("/key").header("x-api-key", "a \"b\" \\c")).text())
                .isEqualTo("{\"key\":\"a \\\"b\\\" \\\\c\"}");
        assertThat(curl.send(call("/echo").post(NASTY)).text()).isEqualTo(NASTY);
    }

    @Test
    void aServerThatIsNotTrustedGivesNoAnswer() throws Exception {
        URI uri = URI.create("https://localhost:" + server.port() + "/key");

        Answer answer = Curl.onPath().send(Call.get(uri, home.partnerCaCertificate()));

        assertThat(answer.status()).isZero();
        assertThat(answer.trouble()).startsWith("curl: (60)");
    }

    @Test
    void aProgramThatIsNotThereIsNamedWithItsPackage() {
        assertThatThrownBy(() -> Program.onPath("no-such-program", "no-such-package"))
                .isInstanceOf(NotVerified.class)
                .hasMessage("there is no no-such-program on the PATH, which this step needs:"
                        + " install it (Debian: apt-get install no-such-package)");
    }

    @Test
    void aProgramSeesWhatItIsGivenAndNoMore() throws Exception {
        Program.Ended ended = Program.onPath("sh", "dash").run("from input", List.of("-c", "cat; env >&2; exit 3"));

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.text()).isEqualTo("from input");
        assertThat(ended.errors().lines().map(line -> line.replaceFirst("=.*", "")))
                .contains("PATH")
                .isSubsetOf("PATH", "HOME", "TMPDIR", "LC_ALL", "PWD", "SHLVL", "_", "OLDPWD");
    }

    private Call call(String path) {
        return Call.get(URI.create("https://localhost:" + server.port() + path), home.caCertificate());
    }
}
