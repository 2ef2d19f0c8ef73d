package dev.gatehouse.config.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "kind=system", "format=env&kind=system&host=a", "%6bind=system", "require=A=B"})
    void knownParametersPass(@Nullable String query) {
        assertThatCode(() -> QueryParameters.check(Endpoint.RESOLVE, query)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&",
                "=",
                "kind",
                "kind=",
                "kind=%zz",
                "kind=%",
                "kind=%ff",
                "%ff=1",
                "kind=a&%6bind=a",
                "Kind=a",
                "kind[]=a",
                "limit=1",
                " kind=a",
                "kind =a"
            })
    void everythingElseIsRefused(String query) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> QueryParameters.check(Endpoint.RESOLVE, query));
    }

    @Test
    void onlyAHarmlessNameIsSaidBack() {
        assertThat(QueryParameters.malformed("regoin").members()).containsEntry("parameter", "regoin");
        assertThat(QueryParameters.malformed("<b>").members()).isEmpty();
        assertThat(QueryParameters.malformed("x".repeat(33)).members()).isEmpty();
    }
}
