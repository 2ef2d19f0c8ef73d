package dev.gatehouse.local.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.publish.PublishOutcome;
import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whether docs/protocol.md is enough to write a client from in another language: the one in Python, on the real
/// services.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonClientIT {
    private static final int MOST_LINES = 250;

    @TempDir
    private Path folder;

    private StartedPlatform platform;
    private EventPublisher publisher;
    private PythonClient client;

    @BeforeAll
    void startPlatform() throws Exception {
        PythonClient.required();
        platform = new Start(Progress.SILENT).apart(Folders.checkout(), Store.SQLITE.platform());
        publisher = Profile.read(platform.home().clientProfile()).publisher().build();
    }

    @AfterAll
    void stopPlatform() {
        if (platform != null) {
            publisher.close();
            platform.close();
        }
    }

    @BeforeEach
    void newDevice() {
        client = new PythonClient(platform, folder.resolve("state.json"), "ada");
    }

    private void publish(String user, String text) {
        assertThat(publisher.publish(Publication.of(user, "demo.note", text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void commandIsSignedAndItsAnswerVerified() throws Exception {
        assertThat(client.run("exec", "demo.echo", "grüezi"))
                .isEqualTo("{\"result_code\": \"OK\", \"payload\": \"gr\\u00fcezi\"}");
        assertThat(client.run("exec", "demo.echo", "again")).contains("\"again\"");
        assertThat(client.run("exec", "nobody.takes.this", "")).startsWith("gatehouse: NO_ROUTE");
    }

    @Test
    void eventsAreVerifiedAndMissedOnesFollow() throws Exception {
        try (PythonClient.Running stream = client.start("subscribe", "--count", "2")) {
            assertThat(stream.next()).isEqualTo("{\"opened\": true, \"recovered\": false}");
            publish("berta", "not for ada");
            publish("ada", "1");
            publish("ada", "2");
            assertThat(stream.rest()).containsSubsequence("\"1\"", "\"2\"").doesNotContain("not for ada");
        }
        publish("ada", "3");

        assertThat(client.run("subscribe", "--count", "1"))
                .contains("{\"opened\": true, \"recovered\": true}")
                .contains("\"3\"")
                .doesNotContain("\"2\"");
    }

    @Test
    void forgedStateIsRefusedWithAReason() throws Exception {
        assertThat(client.run("exec", "demo.echo", "")).contains("OK");
        Path state = folder.resolve("state.json");
        Files.writeString(state, Files.readString(state).replaceFirst("\"seed\": \"..", "\"seed\": \"AA"));

        assertThat(client.run("exec", "demo.echo", "")).startsWith("gatehouse: BAD_SIGNATURE");
    }

    @Test
    void itFitsIntoTwoHundredAndFiftyLines() throws Exception {
        assertThat(Files.readAllLines(Folders.checkout().resolve("docs/examples/python/gatehouse_client.py")))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
