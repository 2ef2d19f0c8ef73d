package dev.gatehouse.config.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore.Failure;
import dev.gatehouse.config.fixture.Stores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Releases on a store that fails, or holds what it should not.
class ReleasesTest {
    private static final ConfigScope SCOPE = new ConfigScope("demo", "shop", "production");

    private final InMemoryConfigStore memory = new InMemoryConfigStore();
    private final ConfigStore store = new CheckedStore(memory);
    private final TestClock clock = new TestClock();
    private final Releases releases = new Releases(store, clock);

    @Test
    void timeIsTheClocks() {
        assertThat(publish().publication().at()).isEqualTo(clock.instant());
    }

    @Test
    void storeThatIsAwayIsToldAsSuch() {
        publish();
        memory.fail(Failure.UNAVAILABLE);

        assertThat(releases.head(SCOPE)).isInstanceOf(Read.Unavailable.class);
        assertThat(releases.read(SCOPE, 1)).isInstanceOf(Read.Unavailable.class);
        assertThat(releases.history(SCOPE, 9, 9)).isInstanceOf(Read.Unavailable.class);
        assertThat(attempt(Optional.empty())).isInstanceOf(PublishOutcome.Unavailable.class);
        assertThat(releases.rollback(SCOPE, 1, Optional.empty(), "p")).isInstanceOf(PublishOutcome.Unavailable.class);
    }

    @Test
    void fullStoreIsReadAndRefusesReleases() {
        Release first = publish();
        memory.fail(Failure.FULL);

        assertThat(attempt(Optional.of(first.revision()))).isEqualTo(new PublishOutcome.Full());
        assertThat(Stores.done(releases.head(SCOPE))).contains(first);
    }

    @Test
    void unknownOutcomeIsSettledByTheHead() {
        memory.fail(Failure.REQUEST_LOST);
        assertThat(attempt(Optional.empty())).isInstanceOf(PublishOutcome.OutcomeUnknown.class);
        memory.fail(Failure.NONE);
        assertThat(Stores.done(releases.head(SCOPE))).isEmpty();

        memory.fail(Failure.ANSWER_LOST);
        assertThat(attempt(Optional.empty())).isInstanceOf(PublishOutcome.OutcomeUnknown.class);
        memory.fail(Failure.NONE);
        assertThat(Stores.done(releases.head(SCOPE)).map(Release::number)).contains(1L);
        assertThat(attempt(Optional.empty())).isInstanceOf(PublishOutcome.Conflict.class);
    }

    @Test
    void recordOfANewerVersionIsReadAndComparedAsItStands() {
        Release first = publish();
        String head = Stores.text(store, ReleaseKeys.head(SCOPE));
        String newer = String.valueOf(head).replace("{", "{\"added_later\":\"x\",");
        Stores.put(store, ReleaseKeys.head(SCOPE), newer);

        assertThat(Stores.done(releases.head(SCOPE))).contains(first);
        assertThat(attempt(Optional.of(first.revision()))).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void damagedContentIsNeverHandedOut() {
        publish();
        String key = ReleaseKeys.chunk(SCOPE, 1, 0);
        Entry chunk = Stores.done(store.get(key)).orElseThrow();
        byte[] damaged = chunk.value().toArray();
        damaged[damaged.length - 6] ^= 1;
        store.commit(List.of(), List.of(new Operation.Put(key, Bytes.of(damaged))));

        assertThatThrownBy(() -> releases.read(SCOPE, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void damagedRecordIsNeverHandedOut() {
        Stores.put(store, ReleaseKeys.head(SCOPE), "{\"release\":1}");

        assertThatThrownBy(() -> releases.head(SCOPE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesHaveAForm() {
        assertThat(ConfigScope.of("demo", "shop", "a".repeat(63))).isPresent();
        for (String name : List.of("", "-a", "A", "a/b", "a.b", "a".repeat(64), "ä", "a\n", "..")) {
            assertThat(ConfigScope.of(name, "shop", "production")).isEmpty();
            assertThat(ConfigScope.of("demo", name, "production")).isEmpty();
            assertThat(ConfigScope.of("demo", "shop", name)).isEmpty();
        }
    }

    private Release publish() {
        return ((PublishOutcome.Published) attempt(Optional.empty())).release();
    }

    private PublishOutcome attempt(Optional<String> expected) {
        return releases.publish(SCOPE, Contents.withValue("hello"), expected, "p");
    }
}
