package dev.gatehouse.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.config.access.Admission.Reason;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.LogEntry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore.Failure;
import dev.gatehouse.config.fixture.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Grant READER =
            new Grant(Set.of(Scope.READ, Scope.SECRETS), new PathPrefix(List.of("demo", "shop")));
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemoryConfigStore store = new InMemoryConfigStore();
    private final AtomicInteger reads = new AtomicInteger();
    private final TestClock clock = new TestClock();
    private final Tokens tokens = new Tokens(new CheckedStore(counted()), clock, new SecureRandom());

    @Test
    void tokenIsAcceptedWithItsGrant() {
        Issuing.Issued issued = issue(READER);

        assertThat(issued.text().reveal()).matches("gh_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
        assertThat(tokens.admit(issued.text().reveal()))
                .isEqualTo(new Admission.Accepted(issued.token().id(), READER));
        assertThat(issued.token().note()).isEqualTo("a note");
        assertThat(issued.token().createdBy()).isEqualTo("maker");
    }

    @Test
    void secretIsNeitherStoredNorShown() {
        Issuing.Issued issued = issue(READER);
        String secret = issued.text().reveal().substring("gh_0123456789abcdef_".length());

        String stored = Stores.all(store, "token/", 100).stream()
                .map(entry -> Stores.utf8(entry.value()))
                .collect(Collectors.joining());
        assertThat(stored).contains(issued.token().id()).doesNotContain(secret);
        assertThat(issued.toString()).doesNotContain(secret);
    }

    @Test
    void wrongTokenIsRefusedAndCostsOneRead() {
        Issuing.Issued issued = issue(READER);
        String good = issued.text().reveal();
        String wrongSecret = good.substring(0, good.length() - 43) + "A".repeat(43);
        int before = reads.get();

        assertThat(tokens.admit(wrongSecret))
                .isEqualTo(new Admission.Refused(
                        Reason.WRONG_SECRET, issued.token().id()));
        assertThat(reads.get()).isEqualTo(before + 1);
        assertThat(tokens.admit("gh_0123456789abcdef_" + "A".repeat(43)))
                .isEqualTo(new Admission.Refused(Reason.UNKNOWN, "0123456789abcdef"));
        assertThat(reads.get()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gh_",
                "x",
                "gh_0123456789abcdef_short",
                "gh_0123456789ABCDEF_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "gh_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "gh_../0123456789abc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void malformedTokenIsRefusedWithoutARead(String text) {
        assertThat(tokens.admit(text)).isEqualTo(new Admission.Refused(Reason.MALFORMED, ""));
        assertThat(reads.get()).isZero();
    }

    @Test
    void tokenEndsAtItsTime() {
        String text = issue(READER).text().reveal();

        clock.advance(HOUR.minusMillis(1));
        assertThat(tokens.admit(text)).isInstanceOf(Admission.Accepted.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.admit(text))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.EXPIRED));
    }

    @Test
    void revokedTokenIsRefusedAtOnce() {
        Issuing.Issued issued = issue(READER);

        assertThat(tokens.revoke(issued.token().id(), PathPrefix.EVERYTHING)).isEqualTo(new Issuing.Revoked());
        assertThat(tokens.admit(issued.text().reveal()))
                .isEqualTo(new Admission.Refused(Reason.UNKNOWN, issued.token().id()));
        assertThat(tokens.revoke(issued.token().id(), PathPrefix.EVERYTHING)).isEqualTo(new Issuing.NoSuchToken());
    }

    @Test
    void tokenOutsideOfThePartIsNotFound() {
        String id = issue(READER).token().id();

        assertThat(tokens.revoke(id, new PathPrefix(List.of("demo", "shop", "prod"))))
                .isEqualTo(new Issuing.NoSuchToken());
        assertThat(tokens.revoke(id, new PathPrefix(List.of("other")))).isEqualTo(new Issuing.NoSuchToken());
        assertThat(tokens.revoke(id, new PathPrefix(List.of("demo")))).isEqualTo(new Issuing.Revoked());
    }

    @Test
    void tokensAreListedInPages() {
        for (int i = 0; i < 5; i++) {
            issue(READER);
        }
        List<Token> all = page("", 100);

        assertThat(all).hasSize(5).isSortedAccordingTo(java.util.Comparator.comparing(Token::id));
        assertThat(page("", 3)).isEqualTo(all.subList(0, 3));
        assertThat(page(all.get(2).id(), 3)).isEqualTo(all.subList(3, 5));
    }

    @Test
    void outagesAreToldAsWhatTheyAre() {
        Issuing.Issued issued = issue(READER);

        store.fail(Failure.FULL);
        assertThat(tokens.issue(READER, HOUR, "", "maker")).isEqualTo(new Issuing.Full());
        assertThat(tokens.revoke(issued.token().id(), PathPrefix.EVERYTHING)).isEqualTo(new Issuing.Full());
        store.fail(Failure.ANSWER_LOST);
        assertThat(tokens.issue(READER, HOUR, "", "maker")).isEqualTo(new Issuing.OutcomeUnknown("told to"));
        store.fail(Failure.UNAVAILABLE);
        assertThat(tokens.admit(issued.text().reveal())).isEqualTo(new Admission.Unavailable("told to"));
        assertThat(tokens.revoke(issued.token().id(), PathPrefix.EVERYTHING))
                .isEqualTo(new Issuing.Unavailable("told to"));
    }

    /// The store, with its single reads counted.
    private ConfigStore counted() {
        return new ConfigStore() {
            @Override
            public Read<Optional<Entry>> get(String key) {
                reads.incrementAndGet();
                return store.get(key);
            }

            @Override
            public Read<List<Entry>> list(String prefix, String after, int limit) {
                return store.list(prefix, after, limit);
            }

            @Override
            public CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
                return store.commit(compares, operations);
            }

            @Override
            public Read<List<LogEntry>> readLog(long after, int limit) {
                return store.readLog(after, limit);
            }
        };
    }

    private Issuing.Issued issue(Grant grant) {
        return (Issuing.Issued) tokens.issue(grant, HOUR, "a note", "maker");
    }

    private List<Token> page(String after, int limit) {
        return switch (tokens.list(after, limit)) {
            case Read.Done<List<Token>>(var page) -> page;
            case Read.Unavailable<List<Token>>(var detail) -> throw new AssertionError(detail);
        };
    }
}
