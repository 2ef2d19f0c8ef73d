package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {
    private final KnownSettings settings = KnownSettings.of(ProbeApplication.SERVICE);

    @Test
    void settingsAreThoseOfTheMetadataWithTextAndDefault() {
        assertThat(settings.all())
                .containsEntry(
                        "probe-app.http-addr",
                        new KnownSettings.Setting("probe-app.http-addr", "its HTTP listener", ":8080", ""))
                .containsKeys("probe-app.tls.cert-path", "probe-app.old-name")
                .allSatisfy((name, setting) -> assertThat(name).startsWith("probe-app."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROBE_APP_HTTP_ADDR",
                "PROBE_APP_TLS_CERT_PATH",
                // what Kubernetes sets for a Service that is called probe-app, or probe-app-redis
                "PROBE_APP_SERVICE_HOST",
                "PROBE_APP_SERVICE_PORT",
                "PROBE_APP_SERVICE_PORT_HTTPS",
                "PROBE_APP_PORT",
                "PROBE_APP_PORT_8080_TCP",
                "PROBE_APP_PORT_8080_TCP_PROTO",
                "PROBE_APP_PORT_8080_TCP_PORT",
                "PROBE_APP_PORT_8080_TCP_ADDR",
                "PROBE_APP_PORT_53_UDP_ADDR",
                "PROBE_APP_REDIS_SERVICE_HOST",
                // not ours
                "PROBE_APPLE",
                "OTHER_HTTP_ADRR",
                "PATH"
            })
    void knownVariablesAndServiceLinksAreAccepted(String name) {
        assertThatCode(() -> checkVariable(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROBE_APP_HTTP_ADRR",
                "PROBE_APP_",
                "PROBE_APP_HTTP__ADDR",
                "PROBE_APP_HTTPADDR",
                "PROBE_APP_TLS",
                "PROBE_APP_PORT_8080",
                "PROBE_APP_PORT_X_TCP",
                "PROBE_APP_SERVICE_HOSTS",
                "probe_app_http_addr",
                "Probe_App_Pool_Size"
            })
    void anyOtherVariableOfThePrefixIsRefused(String name) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> checkVariable(name))
                .withMessageContaining(" is not a setting of probe-app.");
    }

    @Test
    void removedSettingSaysWhatReplacedIt() {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> checkVariable("PROBE_APP_OLD_NAME"))
                .withMessage("PROBE_APP_OLD_NAME was replaced by PROBE_APP_POOL_SIZE in 0.2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-app.http-adrr", "probe-app.tls.cert", "probe-app.httpAddr", "probe-app.tls"})
    void unknownPropertyIsRefused(String name) {
        StandardEnvironment environment = empty();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(name, "x")));

        assertThatExceptionOfType(StartupProblem.class).isThrownBy(() -> settings.check(environment));
    }

    @Test
    void propertiesOfOthersAreTheirs() {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "file", Map.of("server.port", "1", "probe-apple.x", "1", "probe-app.pool-size", "1")));

        assertThatCode(() -> settings.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void secretsAreShownAsSetOrNot() {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "file", Map.of("probe-app.api-token", "hunter2", "probe-app.pool-size", "3")));

        Map<String, String> shown = new EffectiveSettings(ProbeApplication.SERVICE, environment).values();

        assertThat(shown)
                .containsEntry("PROBE_APP_API_TOKEN", "(set)")
                .containsEntry("PROBE_APP_POOL_SIZE", "3")
                .containsEntry("PROBE_APP_HTTP_ADDR", ":8080")
                .doesNotContainKey("PROBE_APP_OLD_NAME");
        assertThat(new EffectiveSettings(ProbeApplication.SERVICE, empty()).values())
                .containsEntry("PROBE_APP_API_TOKEN", "");
    }

    private void checkVariable(String name) {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "x")));
        settings.check(environment);
    }

    private static StandardEnvironment empty() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        return environment;
    }
}
