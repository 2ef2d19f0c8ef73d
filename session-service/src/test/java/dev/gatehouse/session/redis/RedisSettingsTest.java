package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RedisSettingsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({RedisSettings.class, StreamSettings.class})
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues(
                    "session-service.redis.master-addr=redis:6379", "session-service.redis.password=secret");

    @Test
    void defaultsAreTheDocumentedOnes() {
        complete.run(context -> {
            assertThat(context.getBean(RedisSettings.class))
                    .isEqualTo(new RedisSettings("redis:6379", "", "secret", 0, "gatehouse:", List.of(), ""))
                    .asString()
                    .doesNotContain("secret");
            assertThat(context.getBean(StreamSettings.class))
                    .isEqualTo(new StreamSettings(
                            "gatehouse:session-events:{0}", "gatehouse:client-events:{0}", Duration.ofHours(1)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "redis.password,''",
        "redis.db,-1",
        "redis.db,many",
        "redis.key-prefix,''",
        "redis.key-prefix,a{b}",
        "redis.sentinel,x",
        "session-events-redis-stream,''",
        "session-events-redis-stream,no-partition",
        "client-events-redis-stream,gate house:{0}",
        "stream-retention,1m"
    })
    void whatIsMissingOutOfRangeOrUnknownStopsTheStart(String property, String value) {
        complete.withPropertyValues("session-service." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }
}
