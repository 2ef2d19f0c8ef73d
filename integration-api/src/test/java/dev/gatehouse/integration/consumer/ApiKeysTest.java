package dev.gatehouse.integration.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiKeysTest {
    private static final Pepper PEPPER = new Pepper(new byte[Pepper.BYTES]);
    private static final String OLD = hex("the old key");
    private static final String NEW = hex("the new key");

    @Test
    void eitherOfTwoLiveKeysFits() {
        ApiKeys both = ApiKeys.parse(List.of(OLD, NEW)).orElseThrow();
        ApiKeys one = ApiKeys.parse(List.of(NEW.toUpperCase(Locale.ROOT))).orElseThrow();

        assertThat(both.accept(PEPPER.digest("the old key"))).isTrue();
        assertThat(both.accept(PEPPER.digest("the new key"))).isTrue();
        assertThat(one.accept(PEPPER.digest("the new key"))).isTrue();
        assertThat(one.accept(PEPPER.digest("the old key"))).isFalse();
        assertThat(both.accept(PEPPER.digest("the old key "))).isFalse();
        assertThat(both.accept(new byte[0])).isFalse();
    }

    @Test
    void anotherPepperMakesAnotherKey() {
        byte[] other = new byte[Pepper.BYTES];
        other[0] = 1;

        assertThat(new Pepper(other).digest("the new key")).isNotEqualTo(PEPPER.digest("the new key"));
        assertThatThrownBy(() -> new Pepper(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    /// RFC 4231 has no case with a 32-byte key; this one is from OpenSSL: `openssl dgst -sha256 -mac HMAC`.
    @Test
    void digestIsHmacSha256() {
        assertThat(hex("")).isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    static Stream<List<String>> unusable() {
        return Stream.of(
                List.of(),
                List.of(""),
                List.of("zz".repeat(32)),
                List.of(OLD.substring(2)),
                List.of(OLD, OLD),
                List.of(OLD, OLD.toUpperCase(Locale.ROOT)),
                List.of(OLD, "x"),
                List.of(OLD, NEW, hex("a third")));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anythingButOneOrTwoDigestsIsRefused(List<String> digests) {
        assertThat(ApiKeys.parse(digests)).isEmpty();
    }

    private static String hex(String key) {
        return HexFormat.of().formatHex(PEPPER.digest(key));
    }
}
