package dev.gatehouse.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "/, demo/shop/prod, true",
        "/, /, true",
        "demo, demo/shop/prod, true",
        "demo/shop, demo/shop/prod, true",
        "demo/shop, demo/shop, true",
        "demo/shop, demo/shop2/prod, false",
        "demo/shop, demo/sho/prod, false",
        "demo/shop, demo, false",
        "demo, demo2, false",
        "demo, /, false",
        "demo/shop/prod, demo/shop/prod, true",
        "demo/shop/prod, demo/shop/prod-2, false",
        "demo/shop/prod, demo/shop, false"
    })
    void coversWholeSegmentsOnly(String prefix, String other, boolean covers) {
        assertThat(prefix(prefix).covers(prefix(other))).isEqualTo(covers);
        assertThat(prefix(prefix)).hasToString(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "demo/", "/demo", "demo//shop", "demo/../x", "Demo", "demo/*", "a/b/c/d", "demo/shop\n", "//"
            })
    void otherFormsAreRefused(String text) {
        assertThat(PathPrefix.parse(text)).isEmpty();
    }

    @Test
    void noScopeIncludesAnother() {
        Grant admin = new Grant(java.util.Set.of(Scope.ADMIN), PathPrefix.EVERYTHING);

        assertThat(admin.allows(Scope.ADMIN, prefix("demo/shop"))).isTrue();
        for (Scope other : new Scope[] {Scope.READ, Scope.EDIT, Scope.PUBLISH, Scope.SECRETS}) {
            assertThat(admin.allows(other, prefix("demo/shop/prod"))).isFalse();
        }
    }

    private static PathPrefix prefix(String text) {
        return PathPrefix.parse(text).orElseThrow();
    }
}
