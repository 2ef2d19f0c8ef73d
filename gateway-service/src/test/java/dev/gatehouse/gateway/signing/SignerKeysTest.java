package dev.gatehouse.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignerKeysTest {
    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z"); // where TestClock stands
    private static final RotationRules RULES = RotationRules.forWindow(Duration.ofMinutes(10));
    private static final Duration LEAD = Duration.ofMinutes(6);
    private static final Duration RETENTION = Duration.ofMinutes(16);

    private final TestClock clock = new TestClock();
    private final KeyFile first = file("first", T.minusSeconds(86_400));
    private final KeyFile second = file("second", T.plus(LEAD));
    private final KeyFile third = file("third", T.plus(LEAD.multipliedBy(2)));

    @Test
    void newestKeyWhoseStartHasPassedSignsAtTheProcessStart() {
        SignerKeys keys = keys(first, second);

        assertSigns(keys, first);
        assertThat(states(keys)).containsExactly("first SIGNING", "second SCHEDULED");
        assertThat(keys.age()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void keyBeforeTheOneThatSignsIsPublishedAWhileAfterTheProcessStart() {
        KeyFile older = file("older", T.minusSeconds(172_800));
        KeyFile recent = file("recent", T.minusSeconds(43_200));
        SignerKeys keys = keys(older, first, recent);

        assertThat(states(keys))
                .as("another gateway may still sign with it; with the one before none does")
                .containsExactly("first RETIRED", "recent SIGNING");
        clock.advance(RETENTION);
        keys.look(reading(older, first, recent));

        assertThat(states(keys)).containsExactly("recent SIGNING");
    }

    @Test
    void keysThatFollowedEachOtherShortlyBeforeTheProcessStartAreStillPublished() {
        KeyFile recent = file("recent", T.minusSeconds(300));
        KeyFile newest = file("newest", T.minusSeconds(60));

        assertThat(states(keys(first, recent, newest)))
                .containsExactly("first RETIRED", "recent RETIRED", "newest SIGNING");
    }

    @Test
    void startThatIsNearAtTheProcessStartIsTakenAsItStands() {
        KeyFile near = file("near", T.plusSeconds(10));
        SignerKeys keys = keys(first, near);

        clock.advance(Duration.ofSeconds(10));
        keys.look(reading(first, near));

        assertSigns(keys, near);
        assertThat(keys.refusalCount()).isZero();
    }

    @Test
    void withoutAKeyWhoseStartHasPassedNothingStarts() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> keys(second))
                .withMessage("the directory holds no <UTC start>.pem whose start has passed");
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new SignerKeys(RULES, clock, broken("x.pem", "it is odd")))
                .withMessage("x.pem: it is odd");
    }

    @Test
    void brokenFileBesideAGoodOneIsToldAtTheFirstLook() {
        KeyReading.Unusable broken = new KeyReading.Unusable("x.pem", "it is odd");
        KeyReading both = new KeyReading(List.of(first), List.of(broken));
        SignerKeys keys = new SignerKeys(RULES, clock, both);

        assertThat(keys.look(both)).containsExactly(new KeyChange.FileRefused("x.pem", "it is odd"));
        assertThat(keys.look(both)).isEmpty();
        assertThat(keys.refusalCount()).isEqualTo(1);
        assertSigns(keys, first);
    }

    @Test
    void keyIsPublishedAtOnceAndSignsFromItsStart() {
        SignerKeys keys = keys(first);

        assertThat(keys.look(reading(first, second)))
                .containsExactly(new KeyChange.Published("second", second.keyId(), T.plus(LEAD)));
        assertSigns(keys, first);
        clock.advance(LEAD.minusMillis(1));
        assertThat(keys.look(reading(first, second))).isEmpty();
        assertSigns(keys, first);
        clock.advance(Duration.ofMillis(1));

        assertThat(keys.look(reading(first, second)))
                .containsExactly(
                        new KeyChange.Retired(
                                "first", first.keyId(), clock.instant().plus(RETENTION)),
                        new KeyChange.Began("second", second.keyId()));
        assertSigns(keys, second);
        assertThat(keys.age()).isZero();
        assertThat(states(keys)).containsExactly("first RETIRED", "second SIGNING");
    }

    @Test
    void startThatIsTooNearIsRefusedAndTheKeySignsNoEarlierThanClientsKnowIt() {
        SignerKeys keys = keys(first);
        KeyFile near = file("near", T.plus(LEAD).minusMillis(1));

        assertThat(keys.look(reading(first, near)))
                .containsExactly(
                        new KeyChange.Published("near", near.keyId(), T.plus(LEAD)),
                        new KeyChange.StartRefused(
                                "near", near.keyId(), T.plus(LEAD).minusMillis(1), T.plus(LEAD)));
        assertThat(keys.refusalCount()).isEqualTo(1);
        clock.advance(LEAD.minusMillis(1));
        keys.look(reading(first, near));
        assertSigns(keys, first);
        clock.advance(Duration.ofMillis(1));
        keys.look(reading(first, near));

        assertSigns(keys, near);
        assertThat(keys.refusalCount()).isEqualTo(1);
    }

    @Test
    void keyWithAPastStartNeverOvertakesANewerOne() {
        SignerKeys keys = keys(first);
        KeyFile old = file("old", T.minusSeconds(90_000));

        assertThat(keys.look(reading(first, old)))
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("Published", "StartRefused", "Retired");
        clock.advance(LEAD);
        keys.look(reading(first, old));

        assertSigns(keys, first);
    }

    @Test
    void retiredKeyStaysPublishedUntilEverythingItSignedHasLeftTheWindow() {
        SignerKeys keys = rotated();
        clock.advance(RETENTION.minusMillis(1));
        keys.look(reading(first, second));
        assertThat(states(keys)).containsExactly("first RETIRED", "second SIGNING");
        clock.advance(Duration.ofMillis(1));

        assertThat(keys.look(reading(first, second))).containsExactly(new KeyChange.Forgotten("first", first.keyId()));
        assertThat(states(keys)).containsExactly("second SIGNING");
        assertThat(keys.look(reading(first, second))).isEmpty();
        assertThat(keys.look(reading(second))).isEmpty();
    }

    @Test
    void removedFileOfARetiredKeyChangesNothing() {
        SignerKeys keys = rotated();

        assertThat(keys.look(reading(second))).isEmpty();
        assertThat(states(keys)).containsExactly("first RETIRED", "second SIGNING");
    }

    @Test
    void removedFileOfTheKeyThatSignsChangesNothingButIsTold() {
        SignerKeys keys = keys(first);

        assertThat(keys.look(reading())).containsExactly(new KeyChange.FileGone("first", first.keyId()));
        assertThat(keys.look(reading())).isEmpty();
        assertSigns(keys, first);
    }

    @Test
    void keyWhoseFileGoesBeforeItsStartNeverSignsAndStaysPublishedForThoseThatHaveNotSeenItGo() {
        SignerKeys keys = keys(first);
        keys.look(reading(first, second));

        assertThat(keys.look(reading(first)))
                .containsExactly(new KeyChange.Retired("second", second.keyId(), T.plus(RETENTION)));
        clock.advance(LEAD);
        keys.look(reading(first));

        assertSigns(keys, first);
        assertThat(keys.count(KeyState.RETIRED)).isEqualTo(1);
    }

    @Test
    void renamedFileMovesTheStart() {
        SignerKeys keys = keys(first);
        keys.look(reading(first, second));
        KeyFile later = new KeyFile("later", second.key(), T.plus(LEAD).plusSeconds(60));

        assertThat(keys.look(reading(first, later)))
                .containsExactly(new KeyChange.Published(
                        "later", later.keyId(), T.plus(LEAD).plusSeconds(60)));
        clock.advance(LEAD);
        keys.look(reading(first, later));
        assertSigns(keys, first);
        clock.advance(Duration.ofSeconds(60));
        keys.look(reading(first, later));

        assertSigns(keys, later);
    }

    @Test
    void earlierKeyComesBackUnderALaterStart() {
        SignerKeys keys = rotated();
        KeyFile again = new KeyFile("again", first.key(), clock.instant().plusSeconds(1));

        keys.look(reading(first, second, again));
        clock.advance(Duration.ofSeconds(1));
        keys.look(reading(first, second, again));

        assertThat(keys.refusalCount()).as("it was published all the time").isZero();
        assertSigns(keys, first);
        assertThat(states(keys)).containsExactly("second RETIRED", "again SIGNING");
    }

    @Test
    void forgottenKeyThatComesBackIsPublishedForTheWholeLead() {
        SignerKeys keys = rotated();
        clock.advance(RETENTION);
        keys.look(reading(first, second));
        KeyFile again = new KeyFile("again", first.key(), clock.instant().plusSeconds(1));

        keys.look(reading(second, again));
        clock.advance(LEAD.minusMillis(1));
        keys.look(reading(second, again));

        assertThat(keys.refusalCount()).isEqualTo(1);
        assertSigns(keys, second);
    }

    @Test
    void keysWhoseTimeCameInOneGoGiveWayToTheNewest() {
        SignerKeys keys = keys(first);
        keys.look(reading(first, second, third));
        clock.advance(Duration.ofHours(1));

        keys.look(reading(first, second, third));

        assertSigns(keys, third);
        assertThat(keys.count(KeyState.RETIRED)).isEqualTo(2);
    }

    @Test
    void directoryThatCanNotBeReadWholeTakesNothingAwayAndIsToldOnce() {
        SignerKeys keys = keys(first);
        keys.look(reading(first, second));

        assertThat(keys.look(broken("directory", "it can't be read")))
                .containsExactly(new KeyChange.FileRefused("directory", "it can't be read"));
        assertThat(keys.look(broken("directory", "it can't be read"))).isEmpty();
        assertThat(keys.refusalCount()).isEqualTo(1);
        clock.advance(LEAD);
        keys.look(broken("directory", "it can't be read"));

        assertSigns(keys, second);
    }

    @Test
    void singleFileSignsAtOnceAndItsReplacementOnlyWhenClientsKnowIt() {
        KeyFile single = file("signer.pem", null);
        KeyFile replacement = file("signer.pem", null);
        SignerKeys keys = keys(single);
        assertSigns(keys, single);
        clock.advance(Duration.ofDays(1));

        assertThat(keys.look(reading(replacement)))
                .containsExactly(new KeyChange.Published(
                        "signer.pem", replacement.keyId(), clock.instant().plus(LEAD)));
        clock.advance(LEAD.minusMillis(1));
        keys.look(reading(replacement));
        assertSigns(keys, single);
        clock.advance(Duration.ofMillis(1));
        keys.look(reading(replacement));

        assertSigns(keys, replacement);
        assertThat(keys.refusalCount()).isZero();
    }

    @Test
    void singleFileThatIsPutBackSignsAtOnceWhileItIsStillPublished() {
        KeyFile single = file("signer.pem", null);
        KeyFile replacement = file("signer.pem", null);
        SignerKeys keys = keys(single);
        keys.look(reading(replacement));
        clock.advance(LEAD);
        keys.look(reading(replacement));
        clock.advance(Duration.ofSeconds(1));

        keys.look(reading(single));

        assertSigns(keys, single);
    }

    @Test
    void keyThatLiesThereTwiceSignsFromTheLaterStart() {
        SignerKeys keys = keys(first);
        KeyFile copy = new KeyFile("zz", second.key(), T.plus(LEAD).plusSeconds(9));

        keys.look(reading(first, second, copy));
        clock.advance(LEAD);
        keys.look(reading(first, second, copy));

        assertSigns(keys, first);
    }

    private SignerKeys rotated() {
        SignerKeys keys = keys(first);
        keys.look(reading(first, second));
        clock.advance(LEAD);
        keys.look(reading(first, second));
        assertSigns(keys, second);
        return keys;
    }

    private SignerKeys keys(KeyFile... files) {
        return new SignerKeys(RULES, clock, reading(files));
    }

    private static KeyReading reading(KeyFile... files) {
        return new KeyReading(List.of(files), List.of());
    }

    private static KeyReading broken(String name, String why) {
        return KeyReading.of(new KeyReading.Unusable(name, why));
    }

    private static KeyFile file(String name, @Nullable Instant start) {
        return new KeyFile(name, Ed25519PrivateKey.generate(new SecureRandom()), start);
    }

    private static void assertSigns(SignerKeys keys, KeyFile file) {
        assertThat(keys.signing().publicKey().thumbprint()).isEqualTo(file.keyId());
        assertThat(keys.published())
                .filteredOn(key -> key.state() == KeyState.SIGNING)
                .extracting(PublishedKey::keyId)
                .containsExactly(file.keyId());
    }

    private static List<String> states(SignerKeys keys) {
        List<String> states = new ArrayList<>();
        keys.published().forEach(key -> states.add(key.file() + " " + key.state()));
        return states;
    }
}
