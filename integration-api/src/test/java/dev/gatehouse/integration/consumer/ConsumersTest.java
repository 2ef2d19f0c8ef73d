package dev.gatehouse.integration.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.integration.redaction.Redactions;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsumersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PERSON = "/v1/persons/{id}";
    private static final String KEY = "acme's own key";
    private static final IssuerKey OURS = new IssuerKey("a".repeat(64));
    private static final IssuerKey OTHER = new IssuerKey("b".repeat(64));
    private static final Pepper PEPPER = new Pepper(new byte[Pepper.BYTES]);
    private static final Revocations NONE = new Revocations(Set.of(), Set.of());
    private static final Consumer ACME = new Consumer("acme", Map.of(PERSON, Redactions.NONE));
    private static final Registration REGISTERED = registration("acme", KEY, false, null);

    private final Consumers consumers =
            new Consumers(PEPPER, List.of(REGISTERED, registration("bolt", "bolt's key", false, null)), NONE);

    @Test
    void whoeverIsKnownAndAllowedIsAdmitted() {
        assertThat(decide(consumers, acme(), KEY, PERSON)).isEqualTo(new Decision.Admitted(ACME, PERSON));
        assertThat(decide(consumers, acme(), KEY, Consumer.OPEN_ROUTE))
                .isEqualTo(new Decision.Admitted(ACME, Consumer.OPEN_ROUTE));
    }

    @Test
    void strangersAreUnknown() {
        assertThat(refusal(consumers, who(OURS, "nobody"), KEY, PERSON)).isEqualTo(Refusal.UNKNOWN_CONSUMER);
        assertThat(refusal(consumers, who(OURS, "ACME"), KEY, PERSON)).isEqualTo(Refusal.UNKNOWN_CONSUMER);
        assertThat(refusal(consumers, who(OURS, "acme "), KEY, PERSON)).isEqualTo(Refusal.UNKNOWN_CONSUMER);
        assertThat(refusal(consumers, who(OTHER, "acme"), KEY, PERSON)).isEqualTo(Refusal.UNKNOWN_CONSUMER);
        assertThat(refusal(consumers, new ClientIdentity(OURS, BigInteger.ONE, Optional.empty()), KEY, PERSON))
                .isEqualTo(Refusal.UNKNOWN_CONSUMER);
    }

    @Test
    void onlyTheOwnKeyFits() {
        assertThat(refusal(consumers, acme(), "bolt's key", PERSON)).isEqualTo(Refusal.BAD_KEY);
        assertThat(refusal(consumers, acme(), null, PERSON)).isEqualTo(Refusal.BAD_KEY);
        assertThat(refusal(consumers, acme(), "", PERSON)).isEqualTo(Refusal.BAD_KEY);
        // Not even when the digest of nothing is on file.
        Consumers careless = new Consumers(PEPPER, List.of(registration("acme", "", false, null)), NONE);
        assertThat(refusal(careless, acme(), null, PERSON)).isEqualTo(Refusal.BAD_KEY);
    }

    @Test
    void revokedBySerialOrByNameIsRefused() {
        Revocations serial = new Revocations(Set.of(new Revocations.Serial(OURS, BigInteger.TEN)), Set.of());
        Revocations name = new Revocations(Set.of(), Set.of(new Revocations.Name(OURS, "acme")));
        Revocations others = new Revocations(
                Set.of(new Revocations.Serial(OTHER, BigInteger.TEN)), Set.of(new Revocations.Name(OTHER, "acme")));

        assertThat(refusal(with(REGISTERED, serial), acme(), KEY, PERSON)).isEqualTo(Refusal.REVOKED);
        assertThat(refusal(with(REGISTERED, name), acme(), KEY, PERSON)).isEqualTo(Refusal.REVOKED);
        assertThat(decide(with(REGISTERED, others), acme(), KEY, PERSON)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void suspendedAndExpiredAreRefused() {
        Registration suspended = registration("acme", KEY, true, null);
        Registration expired = registration("acme", KEY, false, NOW);
        Registration stillValid = registration("acme", KEY, false, NOW.plus(Duration.ofMillis(1)));

        assertThat(refusal(with(suspended, NONE), acme(), KEY, PERSON)).isEqualTo(Refusal.SUSPENDED);
        assertThat(refusal(with(expired, NONE), acme(), KEY, Consumer.OPEN_ROUTE))
                .isEqualTo(Refusal.EXPIRED);
        assertThat(decide(with(stillValid, NONE), acme(), KEY, PERSON)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void whatNoRoleNamesIsDenied() {
        assertThat(refusal(consumers, acme(), KEY, "/v1/persons")).isEqualTo(Refusal.PATH_DENIED);
        assertThat(refusal(consumers, acme(), KEY, "/v1/persons/A1234AA")).isEqualTo(Refusal.PATH_DENIED);
        assertThat(refusal(consumers, acme(), KEY, null)).isEqualTo(Refusal.PATH_DENIED);
    }

    @Test
    void rolesAreUnited() {
        Role one = new Role("one", Set.of(PERSON), Redactions.NONE);
        Role two = new Role("two", Set.of("/v1/persons"), Redactions.NONE);

        assertThat(Role.union(List.of(one, two))).containsOnlyKeys(PERSON, "/v1/persons");
        assertThat(Role.union(List.of())).isEmpty();
    }

    @Test
    void aNameIsOneConsumersPerAuthority() {
        assertThatThrownBy(() -> new Consumers(PEPPER, List.of(REGISTERED, REGISTERED), NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the consumer acme is there twice");
        assertThat(consumers.size()).isEqualTo(2);
    }

    private static Consumers with(Registration registration, Revocations revocations) {
        return new Consumers(PEPPER, List.of(registration), revocations);
    }

    private static Registration registration(String name, String key, boolean suspended, @Nullable Instant end) {
        ApiKeys keys = ApiKeys.parse(List.of(HexFormat.of().formatHex(PEPPER.digest(key))))
                .orElseThrow();
        return new Registration(new Consumer(name, ACME.routes()), OURS, keys, suspended, Optional.ofNullable(end));
    }

    private static ClientIdentity acme() {
        return who(OURS, "acme");
    }

    private static ClientIdentity who(IssuerKey issuer, String name) {
        return new ClientIdentity(issuer, BigInteger.TEN, Optional.of(name));
    }

    private static Decision decide(
            Consumers consumers, ClientIdentity who, @Nullable String key, @Nullable String route) {
        return consumers.decide(who, key, route, NOW);
    }

    private static Refusal refusal(
            Consumers consumers, ClientIdentity who, @Nullable String key, @Nullable String route) {
        return switch (decide(consumers, who, key, route)) {
            case Decision.Refused(var reason) -> reason;
            case Decision.Admitted admitted -> throw new AssertionError(admitted);
        };
    }
}
