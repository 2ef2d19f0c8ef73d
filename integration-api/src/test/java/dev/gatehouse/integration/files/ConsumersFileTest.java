package dev.gatehouse.integration.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.integration.consumer.ClientIdentity;
import dev.gatehouse.integration.consumer.Consumers;
import dev.gatehouse.integration.consumer.Decision;
import dev.gatehouse.integration.consumer.IssuerKey;
import dev.gatehouse.integration.consumer.Pepper;
import dev.gatehouse.integration.consumer.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumersFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PERSON = "/v1/persons/{id}";
    private static final String CA = "a".repeat(64);
    private static final String OTHER_CA = "b".repeat(64);
    private static final Pepper PEPPER = new Pepper(new byte[Pepper.BYTES]);
    private static final String KEY = digest("acme's key");
    private static final String KEY_2 = digest("acme's next key");

    @TempDir
    Path folder;

    @Test
    void documentedFormIsRead() {
        Consumers consumers = read("""
            roles:
              - name: full-person
                routes: ["/v1/persons", "/v1/persons/{id}"]
                redactions:
                  - {path: "$.data.contact.phoneNumbers", action: MASK}
                  - {path: "$.data[*].contact", action: REMOVE}
            consumers:
              - name: acme-housing
                issuer-key-sha256: CA
                api-keys:
                  - KEY
                  - NEXT
                roles: [full-person]
                suspended: false
                expires-at: 2027-01-01T00:00:00Z
              - name: old-acme
                issuer-key-sha256: CA
                api-keys: [OLD]
                roles: []
            revoked:
              - {issuer-key-sha256: CA, serial: "0a1b"}
              - {issuer-key-sha256: CA, serial: "0F:FF"}
              - {issuer-key-sha256: CA, serial: 10}
              - {issuer-key-sha256: CA, name: old-acme}
            """);

        assertThat(consumers.size()).isEqualTo(2);
        assertThat(decide(consumers, "acme-housing", 1, "acme's key", NOW)).isInstanceOf(Decision.Admitted.class);
        assertThat(decide(consumers, "acme-housing", 1, "acme's next key", NOW)).isInstanceOf(Decision.Admitted.class);
        assertThat(decide(consumers, "acme-housing", 1, "acme's key", Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(new Decision.Refused(Refusal.EXPIRED));
        for (int serial : new int[] {0x0a1b, 0x0fff, 0x10}) {
            assertThat(decide(consumers, "acme-housing", serial, "acme's key", NOW))
                    .isEqualTo(new Decision.Refused(Refusal.REVOKED));
        }
        assertThat(decide(consumers, "old-acme", 1, "old", NOW)).isEqualTo(new Decision.Refused(Refusal.REVOKED));
    }

    @Test
    void exampleOfTheConsumersPageIsRead() throws IOException {
        String page = Files.readString(Folders.checkout().resolve("docs/consumers.md"));
        String example = page.replaceAll("(?s).*```yaml\n(.*?)```.*", "$1");

        assertThat(read(example).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|no consumer is listed",
                "consumers: []|no consumer is listed",
                "'just text'|in line 1",
                "consumers: [|in line 1",
                "consumers: {}|in line 1",
                "consumers: [{name: a, name: b}]|in line 1",
                "consumers: [{nom: a}]|in line 1: Unrecognized property",
                "consumers: [{issuer-key-sha256: CA}]|in line 1 a consumer's name is not 1 to 64",
                "consumers: [{name: ' '}]|in line 1 a consumer's name is not 1 to 64",
                "consumers: [{name: \"a\\nb\"}]|in line 1 a consumer's name is not 1 to 64",
                "consumers: [{name: a}]|in line 1 the consumer \"a\" needs an issuer-key-sha256",
                "consumers: [{name: a, issuer-key-sha256: abc}]|needs an issuer-key-sha256",
                "consumers: [{name: a, issuer-key-sha256: CA}]|needs one or two different api-keys",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: []}]|needs one or two different api-keys",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [plain]}]|needs one or two different api-keys",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY, KEY]}]|needs one or two different",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY, NEXT, OLD]}]|needs one or two different",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY], roles: [x]}]|has the unknown role \"x\"",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY], suspended: maybe}]|in line 1",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY], expires-at: soon}]|expires-at \"soon\"",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY]}, {name: a, issuer-key-sha256: CA,"
                        + " api-keys: [OLD]}]|the consumer \"a\" is there twice",
                "consumers: [{name: a, issuer-key-sha256: CA, api-keys: [KEY]}, {name: b, issuer-key-sha256: CA,"
                        + " api-keys: [KEY]}]|the consumer \"b\" has an API key that \"a\" has too",
                "roles: [{routes: ['/v1/persons']}]|a role has no name",
                "roles: [{name: r}]|the role \"r\" has no routes",
                "roles: [{name: r, routes: []}]|the role \"r\" has no routes",
                "roles: [{name: r, routes: ['/v1/persons/A1234AA']}]|names the route \"/v1/persons/A1234AA\", which"
                        + " doesn't exist",
                "roles: [{name: r, routes: ['/v1/persons/*']}]|which doesn't exist",
                "roles: [{name: r, routes: ['/v1/persons/']}]|which doesn't exist",
                "roles: [{name: r, routes: ['/v1/persons']}, {name: r, routes: ['/v1/persons']}]|the role \"r\" is"
                        + " there twice",
                "roles: [{name: r, routes: ['/v1/persons'], redactions: [{path: 'data', action: MASK}]}]|\"data\" is"
                        + " not a path",
                "roles: [{name: r, routes: ['/v1/persons'], redactions: [{path: '$..x', action: MASK}]}]|is not a path",
                "roles: [{name: r, routes: ['/v1/persons'], redactions: [{action: MASK}]}]|is not a path",
                "roles: [{name: r, routes: ['/v1/persons'], redactions: [{path: '$.x', action: HIDE}]}]|\"HIDE\", not"
                        + " MASK or REMOVE",
                "roles: [{name: r, routes: ['/v1/persons'], redactions: [{path: '$.x', action: MASK}, {path: '$.x',"
                        + " action: REMOVE}]}]|a path is redacted twice",
                "revoked: [{serial: 1}]|a revocation needs an issuer-key-sha256",
                "revoked: [{issuer-key-sha256: CA}]|a revocation needs either a serial or a name",
                "revoked: [{issuer-key-sha256: CA, serial: 1, name: a}]|either a serial or a name",
                "revoked: [{issuer-key-sha256: CA, serial: xyz}]|not up to 40 hex digits",
                "revoked: [{issuer-key-sha256: CA, serial: -1}]|not up to 40 hex digits",
                "revoked: [{issuer-key-sha256: CA, serial: ''}]|not up to 40 hex digits",
                "revoked: [{issuer-key-sha256: CA, name: ''}]|a revoked name is empty"
            })
    void anythingElseStopsTheStartWithOneLine(String text, String problem) {
        String whole = text.contains("consumers:") || text.equals("{}") || text.equals("just text")
                ? text
                : text + "\nconsumers: [{name: z, issuer-key-sha256: CA, api-keys: [" + digest("z") + "]}]";
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("INTEGRATION_API_CONSUMERS_PATH names ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void problemNamesItsLine() {
        assertThatThrownBy(() -> read("""
            roles:
              - name: r
                routes:
                  - /v1/persons
                  - /v1/nowhere
            """))
                .hasMessageContaining("where in line 5 the role \"r\" names the route \"/v1/nowhere\"");
        assertThatThrownBy(() -> read("""
            consumers:
              - name: a
                issuer-key-sha256: CA
                api-keys: [KEY]
              - name: b
                issuer-key-sha256: CA
                api-keys: [NEXT]
                roles:
                  - gone
            """))
                .hasMessageContaining("where in line 9 the consumer \"b\" has the unknown role \"gone\"");
    }

    @Test
    void nameIsOneConsumersPerAuthority() {
        Consumers consumers = read("""
            consumers:
              - {name: acme, issuer-key-sha256: CA, api-keys: [KEY]}
              - {name: acme, issuer-key-sha256: OTHER, api-keys: [NEXT]}
            """);

        assertThat(consumers.size()).isEqualTo(2);
    }

    @Test
    void missingAndHugeFilesStopTheStart() throws IOException {
        ConsumersFile missing = file(folder.resolve("nowhere.yaml"));
        assertThatThrownBy(missing::read).isInstanceOf(StartupProblem.class).hasMessageContaining("can't be read");

        Path huge = folder.resolve("huge.yaml");
        Files.writeString(huge, "#".repeat(17 * 1024 * 1024));
        assertThatThrownBy(file(huge)::read).hasMessageContaining("larger than 16 MiB");
    }

    @Test
    void tenThousandConsumersAreReadInTime() {
        StringBuilder text = new StringBuilder("roles: [{name: r, routes: ['/v1/persons']}]\nconsumers:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - {name: a-consumer-with-a-longer-name-than-most-")
                    .append(i)
                    .append(", issuer-key-sha256: CA, api-keys: [")
                    .append(digest("key " + i))
                    .append(", ")
                    .append(digest("next key " + i))
                    .append("], roles: [r], expires-at: 2027-01-01T00:00:00Z}\n");
        }

        assertThat(read(text.toString()).size()).isEqualTo(10_000);
    }

    private Consumers read(String text) {
        try {
            String whole = text.replace("CA", CA)
                    .replace("OTHER", OTHER_CA)
                    .replace("KEY", KEY)
                    .replace("NEXT", KEY_2)
                    .replace("OLD", digest("old"));
            return file(Files.writeString(folder.resolve("consumers.yaml"), whole))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConsumersFile file(Path path) {
        YamlFile yaml = new YamlFile("integration-api.consumers-path", path);
        return new ConsumersFile(yaml, PEPPER, Set.of("/v1/persons", PERSON));
    }

    private static Decision decide(Consumers consumers, String name, int serial, String key, Instant now) {
        ClientIdentity who = new ClientIdentity(new IssuerKey(CA), BigInteger.valueOf(serial), Optional.of(name));
        return consumers.decide(who, key, PERSON, now);
    }

    private static String digest(String key) {
        return HexFormat.of().formatHex(PEPPER.digest(key));
    }
}
