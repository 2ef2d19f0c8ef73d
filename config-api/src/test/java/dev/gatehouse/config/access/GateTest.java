package dev.gatehouse.config.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.access.Admission.Reason;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final String FIRST = "the first token, of many random letters";
    private static final Grant ADMINISTRATOR = new Grant(Set.of(Scope.ADMIN), PathPrefix.EVERYTHING);
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemoryConfigStore store = new InMemoryConfigStore();
    private final TestClock clock = new TestClock();
    private final Tokens tokens = new Tokens(new CheckedStore(store), clock, new SecureRandom());
    private final Gate gate =
            Gate.withBootstrap(tokens, HexFormat.of().formatHex(Sha256.of(FIRST.getBytes(StandardCharsets.UTF_8))));

    @Test
    void bootstrapTokenAdministersAndDoesNothingElse() {
        assertThat(gate.admit(FIRST)).isEqualTo(new Admission.Accepted("bootstrap", ADMINISTRATOR));
        assertThat(gate.admit(FIRST + "x")).isEqualTo(new Admission.Refused(Reason.MALFORMED, ""));
        assertThat(Gate.of(tokens).admit(FIRST)).isEqualTo(new Admission.Refused(Reason.MALFORMED, ""));
        assertThat(Gate.of(tokens).admit("")).isEqualTo(new Admission.Refused(Reason.MALFORMED, ""));
    }

    @Test
    void bootstrapTokenIsRefusedAsLongAsAnotherAdministers() {
        tokens.issue(new Grant(Set.of(Scope.READ), PathPrefix.EVERYTHING), HOUR, "", "x");
        tokens.issue(new Grant(Set.of(Scope.ADMIN), new PathPrefix(List.of("demo"))), HOUR, "", "x");
        assertThat(gate.admit(FIRST)).isInstanceOf(Admission.Accepted.class);

        tokens.issue(ADMINISTRATOR, HOUR, "", "x");
        assertThat(gate.admit(FIRST)).isEqualTo(new Admission.Refused(Reason.BOOTSTRAP_CLOSED, "bootstrap"));

        clock.advance(HOUR);
        assertThat(gate.admit(FIRST)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void administratorIsFoundOnEveryPage() {
        for (int i = 0; i < 2 * CheckedStore.MAX_PAGE; i++) {
            tokens.issue(new Grant(Set.of(Scope.READ), PathPrefix.EVERYTHING), HOUR, "", "x");
        }
        assertThat(gate.admit(FIRST)).isInstanceOf(Admission.Accepted.class);

        tokens.issue(ADMINISTRATOR, HOUR, "", "x");
        assertThat(gate.admit(FIRST)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void otherTokensAreThoseOfTheStore() {
        Issuing.Issued issued = (Issuing.Issued) tokens.issue(ADMINISTRATOR, HOUR, "", "x");

        assertThat(gate.admit(issued.text().reveal()))
                .isEqualTo(new Admission.Accepted(issued.token().id(), ADMINISTRATOR));
        assertThat(gate.admit("x".repeat(10_000))).isEqualTo(new Admission.Refused(Reason.MALFORMED, ""));
    }

    @Test
    void outageIsNotARefusal() {
        store.fail(InMemoryConfigStore.Failure.UNAVAILABLE);

        assertThat(gate.admit(FIRST)).isEqualTo(new Admission.Unavailable("told to"));
    }

    @Test
    void hashOfAnotherFormIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Gate.withBootstrap(tokens, "abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> Gate.withBootstrap(tokens, "A".repeat(64)));
    }
}
