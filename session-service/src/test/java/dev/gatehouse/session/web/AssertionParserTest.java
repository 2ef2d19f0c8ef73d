package dev.gatehouse.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.session.fixture.TestDevice;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionParserTest {
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"ds1\"}";
    private static final String CLAIMS = "{\"aud\":\"a\",\"iat\":10,\"exp\":20,\"jti\":\"j\"}";

    private final TestDevice device = new TestDevice();

    @Test
    void documentedFormIsTakenApart() {
        assertThat(AssertionParser.parse(device.sign(HEADER, CLAIMS))).hasValueSatisfying(assertion -> {
            assertThat(assertion.sessionId()).isEqualTo("ds1");
            assertThat(assertion.audience()).containsExactly("a");
            assertThat(assertion.issuedAtMs()).isEqualTo(10_000);
            assertThat(assertion.expiresAtMs()).isEqualTo(20_000);
            assertThat(assertion.id()).isEqualTo("j");
            assertThat(assertion.isSignedBy(device.publicKey())).isTrue();
            assertThat(assertion.isSignedBy(new TestDevice().publicKey())).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"alg\":\"none\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"HS256\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"RS256\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\",\"crit\":[\"x\"],\"x\":1}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"exp\":2,\"jti\":\"\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":1,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|{\"aud\":\"a\",\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|{\"aud\":\"a\",\"iat\":\"1\",\"exp\":2,\"jti\":\"j\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"k\"}|[]",
                "[]|{}",
                "nonsense|{}"
            })
    void otherAlgorithmsAndMissingClaimsAreNoAssertion(String header, String claims) {
        assertThat(AssertionParser.parse(device.sign(header, claims))).isEmpty();
    }

    @Test
    void headerCanNotChooseAnotherAlgorithmThanTheKeys() {
        TestDevice phone = TestDevice.withEs256();
        String elliptic = HEADER.replace("EdDSA", "ES256");

        assertThat(AssertionParser.parse(phone.sign(elliptic, CLAIMS)))
                .hasValueSatisfying(assertion ->
                        assertThat(assertion.isSignedBy(phone.publicKey())).isTrue());
        assertThat(AssertionParser.parse(phone.sign(HEADER, CLAIMS)))
                .hasValueSatisfying(assertion ->
                        assertThat(assertion.isSignedBy(phone.publicKey())).isFalse());
        assertThat(AssertionParser.parse(device.sign(elliptic, CLAIMS)))
                .hasValueSatisfying(assertion ->
                        assertThat(assertion.isSignedBy(device.publicKey())).isFalse());
    }

    @Test
    void noiseIsNoAssertion() {
        Random random = Seeds.random(AssertionParserTest.class);
        String good = device.sign(HEADER, CLAIMS);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder changed = new StringBuilder(good);
            changed.setCharAt(random.nextInt(good.length()), (char) random.nextInt(0x250));
            assertThat(AssertionParser.parse(changed.toString())
                            .filter(assertion -> !changed.toString().equals(good))
                            .filter(assertion -> !new String(
                                            assertion.signed(), java.nio.charset.StandardCharsets.US_ASCII)
                                    .equals(good.substring(0, good.lastIndexOf('.'))))
                            .filter(assertion -> assertion.isSignedBy(device.publicKey())))
                    .isEmpty();
        }
        assertThat(AssertionParser.parse("x".repeat(5_000))).isEmpty();
        assertThat(AssertionParser.parse("")).isEmpty();
        assertThat(AssertionParser.parse("..")).isEmpty();
    }
}
