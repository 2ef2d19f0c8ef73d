package dev.gatehouse.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.integration.consumer.Pepper;
import dev.gatehouse.integration.telemetry.AccessMetrics;
import dev.gatehouse.integration.telemetry.ReloadReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedConsumersTest {
    private static final Pepper PEPPER = new Pepper(new byte[Pepper.BYTES]);

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Path path;
    private WatchedConsumers consumers;

    @BeforeEach
    void start() throws IOException {
        path = folder.resolve("consumers.yaml");
        write("a");
        consumers = watched();
    }

    @Test
    void changeIsTakenOverWhenTheFileStandsStill() throws IOException {
        write("a", "b");
        consumers.look();
        assertThat(consumers.get().size()).as("it may still be written").isEqualTo(1);
        consumers.look();
        assertThat(consumers.get().size()).isEqualTo(2);
        consumers.look();
        consumers.look();

        assertThat(reads("taken_over")).isEqualTo(2);
        assertThat(gauge()).isEqualTo(2);
    }

    @Test
    void fileThatGoesOnGrowingIsNotRead() throws IOException {
        for (int i = 1; i < 5; i++) {
            Files.writeString(path, "# more of it\n".repeat(i));
            consumers.look();
        }

        assertThat(consumers.get().size()).isEqualTo(1);
        assertThat(reads("refused")).isZero();
    }

    @Test
    void wrongFileChangesNothingAndIsReportedOnce() throws IOException {
        Files.writeString(path, "consumers: [");
        for (int i = 0; i < 5; i++) {
            consumers.look();
        }

        assertThat(consumers.get().size()).isEqualTo(1);
        assertThat(reads("refused")).isEqualTo(1);
        assertThat(gauge()).isEqualTo(1);

        write("a", "b", "c");
        consumers.look();
        consumers.look();
        assertThat(consumers.get().size()).isEqualTo(3);
    }

    @Test
    void fileThatIsGoneChangesNothing() throws IOException {
        Files.delete(path);
        consumers.look();
        consumers.look();

        assertThat(consumers.get().size()).isEqualTo(1);
        assertThat(reads("refused")).isEqualTo(1);
    }

    @Test
    void replacedFileOfTheSameLengthIsTakenOver() throws IOException {
        var before = consumers.get();
        Path next = folder.resolve("next");
        Files.writeString(next, Files.readString(path).replace("name: a", "name: b"));
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(path));
        Files.move(next, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        consumers.look();
        consumers.look();

        assertThat(consumers.get()).isNotSameAs(before);
    }

    @Test
    void wrongFileStopsTheStart() throws IOException {
        Files.writeString(path, "{}");

        assertThatThrownBy(this::watched).isInstanceOf(StartupProblem.class);
    }

    private WatchedConsumers watched() {
        YamlFile file = new YamlFile("integration-api.consumers-path", path);
        return new WatchedConsumers(
                new ConsumersFile(file, PEPPER, Set.of()), new ReloadReport(new AccessMetrics(meters)));
    }

    private void write(String... names) throws IOException {
        StringBuilder text = new StringBuilder("consumers:\n");
        for (String name : names) {
            text.append("  - {name: %s, issuer-key-sha256: %s, api-keys: [%s]}\n"
                    .formatted(name, "a".repeat(64), HexFormat.of().formatHex(PEPPER.digest(name))));
        }
        Files.writeString(path, text);
    }

    private double reads(String outcome) {
        var counter = meters.find("gatehouse.integration.consumers.reads")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double gauge() {
        return meters.get("gatehouse.integration.consumers").gauge().value();
    }
}
