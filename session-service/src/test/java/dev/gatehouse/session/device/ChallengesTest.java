package dev.gatehouse.session.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.session.fixture.Orders;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChallengesTest {
    private static final String AUDIENCE = "local/eu-1/gateway";

    private final TestClock clock = new TestClock();
    private final Challenges challenges = new Challenges(Orders.KEYS, clock, new SecureRandom());
    private final DevicePublicKey key = Orders.key();

    @Test
    void challengeIsGoodForTwoMinutes() {
        Challenges.Issued issued = challenges.issue(AUDIENCE, key);

        assertThat(issued.expiresAtMs()).isEqualTo(clock.millis() + 120_000);
        clock.advance(Duration.ofMillis(119_999));
        assertThat(challenges.recognise(issued.bytes(), AUDIENCE, key))
                .hasValueSatisfying(found -> assertThat(found.expiresAtMs()).isEqualTo(issued.expiresAtMs()));
        clock.advance(Duration.ofMillis(1));
        assertThat(challenges.recognise(issued.bytes(), AUDIENCE, key)).isEmpty();
    }

    @Test
    void challengeIsForOneKeyAndOneAudience() {
        byte[] challenge = challenges.issue(AUDIENCE, key).bytes();

        assertThat(challenges.recognise(challenge, AUDIENCE, Orders.key())).isEmpty();
        assertThat(challenges.recognise(challenge, "production/eu-1/gateway", key))
                .isEmpty();
    }

    @Test
    void challengeOfOtherSecretsIsNotOurs() {
        Challenges others =
                new Challenges(PlatformKeys.of("other", Arrays.copyOf(new byte[] {1}, 32)), clock, new SecureRandom());

        assertThat(challenges.recognise(others.issue(AUDIENCE, key).bytes(), AUDIENCE, key))
                .isEmpty();
    }

    @Test
    void challengesNeverRepeat() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] challenge = challenges.issue(AUDIENCE, key).bytes();
            names.add(
                    challenges.recognise(challenge, AUDIENCE, key).orElseThrow().name());
        }
        assertThat(names).hasSize(1_000);
    }

    @Test
    void oneChangedBitMakesItUnrecognisable() {
        Random random = Seeds.random(ChallengesTest.class);
        byte[] challenge = challenges.issue(AUDIENCE, key).bytes();
        for (int bit = 0; bit < challenge.length * 8; bit++) {
            byte[] changed = challenge.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(challenges.recognise(changed, AUDIENCE, key)).isEmpty();
        }
        for (int i = 0; i < 1_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            assertThat(challenges.recognise(noise, AUDIENCE, key)).isEmpty();
        }
    }
}
