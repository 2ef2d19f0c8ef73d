package dev.gatehouse.common.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySpaceTest {
    private static final KeySpace SPACE = new KeySpace("gatehouse:");

    @Test
    void keyIsPrefixNamePartitionAndParts() {
        assertThat(SPACE.key("session", "ds1.eu-1.0.a.b")).isEqualTo("gatehouse:session:{0}:ds1.eu-1.0.a.b");
        assertThat(SPACE.key("generation", "user", "acme", "alice"))
                .isEqualTo("gatehouse:generation:{0}:user:acme:alice");
        assertThat(SPACE.key("sessions")).isEqualTo("gatehouse:sessions:{0}");
    }

    @Test
    void colonInATenantDoesNotNameAnotherTenantsUser() {
        assertThat(SPACE.key("generation", "user", "acme:eu", "alice"))
                .isNotEqualTo(SPACE.key("generation", "user", "acme", "eu:alice"));
    }

    @Test
    void everyKeyIsInOneSlotWhateverItsParts() {
        // Redis hashes what stands in the first pair of braces
        assertThat(SPACE.key("session", "{1}")).startsWith("gatehouse:session:{0}:");
    }
}
