package dev.gatehouse.session.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"u-1", "auth0|5f7c", "google:117", "a", "Ünïcode", "{0}", "用户"})
    void opaqueIdsAreAcceptable(String id) {
        assertThat(UserId.isAcceptable(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "a\nb",
                "a@example.org",
                "a\u0000",
                "a\u007f",
                "a\u00a0b",
                "a\u200bb",
                "\u202eevil",
                "a\ud800",
                "\ue000",
                "a\u2028b"
            })
    void addressesBlanksAndInvisibleCharactersAreNot(String id) {
        assertThat(UserId.isAcceptable(id)).isFalse();
    }

    @Test
    void lengthIsCountedInBytes() {
        assertThat(UserId.isAcceptable("x".repeat(128))).isTrue();
        assertThat(UserId.isAcceptable("x".repeat(129))).isFalse();
        assertThat(UserId.isAcceptable("ü".repeat(64))).isTrue();
        assertThat(UserId.isAcceptable("ü".repeat(65))).isFalse();
    }
}
