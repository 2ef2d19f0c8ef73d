package dev.gatehouse.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.integration.consumer.Pepper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PepperFileTest {
    private static final String PROPERTY = "integration-api.api-key-pepper-path";

    @TempDir
    Path folder;

    @Test
    void fileOf32BytesIsThePepper() throws IOException {
        Path file = Files.write(folder.resolve("pepper.key"), new byte[Pepper.BYTES]);

        assertThat(new PepperFile(PROPERTY, file).read("production").digest("x"))
                .isEqualTo(new Pepper(new byte[Pepper.BYTES]).digest("x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 1_000_000})
    void anyOtherLengthStopsTheStart(int length) throws IOException {
        Path file = Files.write(folder.resolve("pepper.key"), new byte[length]);

        assertThatThrownBy(() -> new PepperFile(PROPERTY, file).read("production"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("INTEGRATION_API_API_KEY_PEPPER_PATH names ")
                .hasMessageContaining("not 32 bytes");
    }

    @Test
    void developmentPepperIsForLocalOnly() throws IOException {
        Path file = Files.write(folder.resolve("dev-pepper.key"), new byte[Pepper.BYTES]);
        PepperFile pepper = new PepperFile(PROPERTY, file);

        assertThat(pepper.read("local")).isNotNull();
        assertThatThrownBy(() -> pepper.read("production")).hasMessageContaining("only where the environment is local");
        assertThatThrownBy(() -> new PepperFile(PROPERTY, folder.resolve("nowhere")).read("local"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("can't be read");
    }
}
