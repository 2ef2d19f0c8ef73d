package dev.gatehouse.session.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerEntryTest {
    private static final YamlFile FILE = new YamlFile("session-service.issuers-path", Path.of("issuers.yaml"));

    @Test
    void absentFieldsHaveTheirDefaults() {
        IssuerEntry.Checked entry =
                new IssuerEntry("https://id.example", "gatehouse", "demo", null, null, null, null).check(FILE);

        assertThat(entry)
                .isEqualTo(new IssuerEntry.Checked(
                        "https://id.example", "gatehouse", "demo", Optional.empty(), Optional.empty(), "sub", true));
    }

    @Test
    void bindingIsGivenUpOnlyByTheWord() {
        assertThat(new IssuerEntry("https://id.example", "a", "demo", null, null, null, "none")
                        .check(FILE)
                        .bindingRequired())
                .isFalse();
        assertThat(new IssuerEntry("https://id.example", "a", "demo", null, null, null, "required")
                        .check(FILE)
                        .bindingRequired())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,a,demo,-,-,not an https address",
                "http://id.example,a,demo,-,-,not an https address",
                "https://user@id.example,a,demo,-,-,not an https address",
                "https:///x,a,demo,-,-,not an https address",
                "https://id.example,-,demo,-,-,no audience",
                "https://id.example,a,-,-,-,needs a tenant",
                "https://id.example,a,De:mo,-,-,needs a tenant",
                "https://id.example,a,demo,http://id.example/jwks,-,jwks-uri",
                "https://id.example,a,demo,-,maybe,binding other than"
            })
    void wrongEntryStopsTheStart(
            @Nullable String issuer,
            @Nullable String audience,
            @Nullable String tenant,
            @Nullable String jwksUri,
            @Nullable String binding,
            String problem) {
        assertThatThrownBy(() -> new IssuerEntry(issuer, audience, tenant, jwksUri, null, null, binding).check(FILE))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("SESSION_SERVICE_ISSUERS_PATH names issuers.yaml, where ")
                .hasMessageContaining(problem);
    }
}
