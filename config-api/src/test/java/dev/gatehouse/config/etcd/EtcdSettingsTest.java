package dev.gatehouse.config.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.service.StartupProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class EtcdSettingsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EtcdSettings.class)
    static class Records {}

    @TempDir
    Path folder;

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues("config-api.etcd.endpoints=https://etcd-1:2379");

    @Test
    void defaultsAreTheDocumentedOnes() {
        complete.run(context -> assertThat(context.getBean(EtcdSettings.class))
                .isEqualTo(new EtcdSettings("https://etcd-1:2379", "", "", "", "gatehouse/config")));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoints,''",
        "key-prefix,''",
        "key-prefix,/a",
        "key-prefix,a/",
        "key-prefix,a//b",
        "key-prefix,a b",
        "username,root"
    })
    void whatIsMissingMalformedOrUnknownStopsTheStart(String property, String value) {
        complete.withPropertyValues("config-api.etcd." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void severalEndpointsAreRead() {
        assertThat(EtcdEndpoints.of("https://a:2379, https://b:2379,https://[::1]:2379", "production"))
                .isEqualTo(new EtcdEndpoints(List.of("a:2379", "b:2379", "[::1]:2379"), true));
        assertThat(EtcdEndpoints.of("http://127.0.0.1:2379", "local"))
                .isEqualTo(new EtcdEndpoints(List.of("127.0.0.1:2379"), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etcd:2379",
                "https://etcd",
                "https://etcd:0",
                "https://etcd:2379/path",
                "https://etcd:2379?x",
                "https://u:p@etcd:2379",
                "unix:///run/etcd",
                "https://a:2379,",
                "https://a:2379,,https://b:2379",
                "https://a:2379;https://b:2379",
                "https://a :2379"
            })
    void malformedEndpointStopsTheStart(String endpoints) {
        assertThatThrownBy(() -> EtcdEndpoints.of(endpoints, "local"))
                .isInstanceOf(StartupProblem.class)
                .hasMessage("CONFIG_API_ETCD_ENDPOINTS must be https://host:port of the members, separated by commas.");
    }

    @Test
    void plainTextIsForLocalAndNeverMixed() {
        assertThatThrownBy(() -> EtcdEndpoints.of("http://a:2379", "production"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("accepted only where the environment is local");
        assertThatThrownBy(() -> EtcdEndpoints.of("http://a:2379,https://b:2379", "local"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("mixes");
    }

    @Test
    void certificatesAreNeededAndMustBeReadable() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        TestCertificates.Identity identity = certificates.issue("config-api");
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "x");
        String ca = certificates.ca().toString();
        String certificate = identity.certificate().toString();
        String key = identity.key().toString();

        assertProblem(settings("", certificate, key), "CONFIG_API_ETCD_CA_PATH is not set");
        assertProblem(settings(ca, "", key), "CONFIG_API_ETCD_CERT_PATH is not set");
        assertProblem(settings(ca, certificate, ""), "CONFIG_API_ETCD_KEY_PATH is not set");
        assertProblem(settings(ca, folder + "/absent.pem", key), "CONFIG_API_ETCD_CERT_PATH names");
        assertProblem(settings(garbage.toString(), certificate, key), "CONFIG_API_ETCD_CA_PATH names");
        assertProblem(settings(ca, certificate, folder + "/absent.pem"), "CONFIG_API_ETCD_KEY_PATH names");
        assertProblem(settings(ca, certificate, garbage.toString()), "CONFIG_API_ETCD_KEY_PATH and the certificate");
        EtcdConnections.open(settings(ca, certificate, key), "local").close();
    }

    @Test
    void developmentMaterialIsRefusedElsewhereAndCertificatesWithoutTls() {
        TestCertificates certificates = TestCertificates.in(folder);
        TestCertificates.Identity identity = certificates.issue("config-api");
        EtcdSettings settings = settings(
                certificates.ca().toString(),
                identity.certificate().toString(),
                identity.key().toString());
        EtcdSettings plain = new EtcdSettings("http://a:2379", settings.caPath(), "", "", "g");

        assertThatThrownBy(() -> EtcdConnections.open(settings, "production"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("development");
        assertThatThrownBy(() -> EtcdConnections.open(plain, "local"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("CONFIG_API_ETCD_ENDPOINTS names http://");
    }

    private static void assertProblem(EtcdSettings settings, String beginning) {
        assertThatThrownBy(() -> EtcdConnections.open(settings, "local"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith(beginning)
                .message()
                .doesNotContain("\n");
    }

    private static EtcdSettings settings(String ca, String certificate, String key) {
        return new EtcdSettings("https://localhost:2379", ca, certificate, key, "gatehouse/config");
    }
}
