package dev.gatehouse.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.service.StartupProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisAddressTest {
    private static final List<String> NONE = List.of();
    private static final List<String> SENTINELS = List.of("s1:26379", "s2:26379");

    @Test
    void masterAloneOrBothOfSentinelAreTaken() {
        assertThat(RedisAddress.of("test.redis", "redis:6379", NONE, ""))
                .isEqualTo(new RedisAddress.Master("redis:6379"));
        assertThat(RedisAddress.of("test.redis", "", SENTINELS, "main"))
                .isEqualTo(new RedisAddress.Sentinels(SENTINELS, "main"))
                .hasToString("main at s1:26379,s2:26379");
    }

    @Test
    void noneAreToldByTheMastersName() {
        assertRefused("", NONE, "", "TEST_REDIS_MASTER_ADDR is not set", "TEST_REDIS_SENTINEL_ADDRS");
    }

    @Test
    void bothAreRefused() {
        assertRefused("redis:6379", SENTINELS, "main", "TEST_REDIS_MASTER_ADDR is set beside");
        assertRefused("redis:6379", NONE, "main", "TEST_REDIS_MASTER_ADDR is set beside");
    }

    @Test
    void halfOfSentinelIsToldByTheOtherHalf() {
        assertRefused("", SENTINELS, "", "TEST_REDIS_SENTINEL_MASTER is not set");
        assertRefused("", NONE, "main", "TEST_REDIS_SENTINEL_ADDRS is not set");
    }

    private static void assertRefused(String master, List<String> sentinels, String name, String... told) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> RedisAddress.of("test.redis", master, sentinels, name))
                .satisfies(problem -> assertThat(problem.getMessage()).contains(told));
    }
}
