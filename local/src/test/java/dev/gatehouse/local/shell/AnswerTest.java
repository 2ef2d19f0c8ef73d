package dev.gatehouse.local.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.scene.NotVerified;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void headAndBodyAreToldApart() throws Exception {
        Answer answer =
                Answer.parse("HTTP/1.1 412 \r\nETag: \"a:b\"\r\nX-Empty:\r\n\r\n{\"code\":\"revision_conflict\"}", "");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.header("etag")).isEqualTo("\"a:b\"");
        assertThat(answer.header("x-empty")).isEmpty();
        assertThat(answer.header("x-absent")).isEmpty();
        assertThat(answer.code()).isEqualTo("revision_conflict");
    }

    @Test
    void everyByteOfABodyIsKept() {
        Answer answer = Answer.parse("HTTP/1.1 200\r\n\r\n\u00ff\u00d8\r\n\r\n\u0000", "");

        assertThat(answer.body()).containsExactly(0xff, 0xd8, '\r', '\n', '\r', '\n', 0);
    }

    @Test
    void noAnswerSaysWhy() {
        Answer answer = Answer.parse("", "curl: (56) alert");

        assertThat(answer.status()).isZero();
        assertThat(answer).hasToString("no answer: curl: (56) alert");
        assertThatThrownBy(answer::json).isInstanceOf(NotVerified.class).hasMessageContaining("alert");
    }

    @Test
    void theBodyIsUtf8() {
        byte[] name = "Zoë".getBytes(UTF_8);

        assertThat(new Answer(200, Map.of(), name, "").text()).isEqualTo("Zoë");
    }
}
