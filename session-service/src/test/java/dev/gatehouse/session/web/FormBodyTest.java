package dev.gatehouse.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    @Test
    void onlyValueIsDecoded() {
        assertThat(new FormBody("token=a.b%2Bc&token_type_hint=x").only("token"))
                .contains("a.b+c");
        assertThat(new FormBody("x=1&token=a").only("token")).contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tokens=a", "token", "token=a&token=b", "token=%zz", "token=%"})
    void anythingElseIsNoValue(String body) {
        assertThat(new FormBody(body).only("token")).isEmpty();
    }
}
