package dev.gatehouse.integration.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @Test
    void visibleAsciiStays() {
        assertThat(Printable.of("acme-housing (London)")).isEqualTo("acme-housing (London)");
    }

    @Test
    void restIsEscaped() {
        assertThat(Printable.of("a\r\nb\tc\u001b[31m\u202e\\é"))
                .isEqualTo("a\\u000d\\u000ab\\u0009c\\u001b[31m\\u202e\\u005c\\u00e9");
    }

    @Test
    void lengthIsBounded() {
        assertThat(Printable.of("x".repeat(5_000))).isEqualTo("x".repeat(128) + "...");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/nowhere,/v1/nowhere",
        "/v1/persons/A1234AA/,/v1/persons/*/",
        "//v1/persons/X123456/alerts,//v1/persons/*/alerts",
        "/v1/persons;id=A1234AA,/v1/*",
        "/v1/persons/%41,/v1/persons/*",
        "/v1/v12345,/v1/*",
        "/,/",
        "*,*"
    })
    void pathIsWithoutIds(String path, String shown) {
        assertThat(Printable.path(path)).isEqualTo(shown);
    }

    @Test
    void nothingElseComesOut() {
        Random random = Seeds.random(PrintableTest.class);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(300), 0, 0x10000).forEach(each -> text.append((char) each));
            assertThat(Printable.of(text.toString())).matches("[ -~]{0,771}");
        }
    }
}
