package dev.gatehouse.integration.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalTlsTest {
    @TempDir
    private Path folder;

    private Path ca;
    private TestCertificates.Identity own;
    private TestCertificates.Identity other;

    @BeforeEach
    void issue() {
        TestCertificates certificates = TestCertificates.in(folder);
        ca = certificates.ca();
        own = certificates.issue("own");
        other = certificates.issue("other");
    }

    private static SSLContext context(String environment, Path ca, Path certificate, Path key) {
        InternalSettings settings = new InternalSettings(ca.toString(), certificate.toString(), key.toString());
        return new InternalTls(settings, new DevelopmentMaterial(environment)).context();
    }

    @Test
    void filesThatBelongTogetherMakeAContext() {
        assertThat(context("local", ca, own.certificate(), own.key())).isNotNull();
    }

    @Test
    void wrongFilesStopTheStartByTheirSetting() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("dev-nonsense.pem"), "nonsense");

        assertProblem(ca, own.certificate(), other.key(), "INTEGRATION_API_INTERNAL_KEY_PATH");
        assertProblem(ca, own.certificate(), nonsense, "INTEGRATION_API_INTERNAL_KEY_PATH");
        assertProblem(ca, nonsense, own.key(), "INTEGRATION_API_INTERNAL_CERT_PATH");
        assertProblem(folder.resolve("nowhere"), own.certificate(), own.key(), "INTEGRATION_API_INTERNAL_CA_PATH");
    }

    @Test
    void developmentMaterialIsRefusedElsewhere() {
        assertThatThrownBy(() -> context("production", ca, own.certificate(), own.key()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("only where the environment is local");
    }

    private static void assertProblem(Path ca, Path certificate, Path key, String variable) {
        assertThatThrownBy(() -> context("local", ca, certificate, key))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith(variable + " names ");
    }
}
