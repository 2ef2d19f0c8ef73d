package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.session.telemetry.SessionMetrics;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTrimmerTest {
    private static final int OLD = 25_000;
    private static final int YOUNG = 150;

    private final TestRedis redis = new TestRedis();
    private final StreamTrimmer trimmer = new StreamTrimmer(
            redis.scripts.trim(),
            List.of(TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS),
            Duration.ofHours(1),
            new SessionMetrics(redis.meters));

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void entriesOlderThanTheRetentionGoFromBothStreamsInAsManyRoundsAsItTakes() {
        long twoHoursAgo = System.currentTimeMillis() - Duration.ofHours(2).toMillis();
        fill(TestRedis.SESSION_EVENTS, OLD, twoHoursAgo);
        fill(TestRedis.SESSION_EVENTS, YOUNG, System.currentTimeMillis());
        fill(TestRedis.CLIENT_EVENTS, OLD, twoHoursAgo);

        trimmer.trim();

        assertThat(redis.peek.opsForStream().size(TestRedis.SESSION_EVENTS)).isBetween((long) YOUNG, YOUNG + 100L);
        assertThat(redis.peek.opsForStream().size(TestRedis.CLIENT_EVENTS)).isLessThan(100L);
        assertThat(redis.meters.counter("gatehouse.session.stream.trimmed").count())
                .isGreaterThan(2 * OLD - 200);
    }

    @Test
    void streamsThatDoNotExistAreNoError() {
        trimmer.trim();

        assertThat(redis.peek.keys("*")).isEmpty();
    }

    @Test
    void failureIsSurvived() {
        redis.server.kill();

        assertThatCode(trimmer::trim).doesNotThrowAnyException();
    }

    private void fill(String stream, int count, long firstMs) {
        for (int i = 0; i < count; i++) {
            var unused = redis.other.xadd(stream, new XAddArgs().id(firstMs + "-" + i), Map.of("a", "b"));
        }
    }
}
