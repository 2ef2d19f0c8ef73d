package dev.gatehouse.gateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.stream.Mark;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static final String MARK_KEY = TestRedis.SPACE.key("mark");
    private static final String GENERATIONS = TestRedis.SPACE.key("generation") + ":";

    private final TestRedis redis = new TestRedis();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void markIsWrittenIntoBothStreamsByTheFirstWriterOnly() throws Exception {
        assertThat(mark("a", 60_000)).isEqualTo(1);
        assertThat(mark("b", 60_000)).isZero();

        for (String stream : List.of(TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS)) {
            List<StreamMessage<String, byte[]>> entries = redis.commands().xrange(stream, Range.unbounded());
            assertThat(entries).hasSize(1);
            assertThat(Mark.parse(entries.getFirst().getBody()).writer()).isEqualTo("a");
        }
        assertThat(redis.commands().pttl(MARK_KEY)).isBetween(50_000L, 60_000L);
    }

    @Test
    void nextMarkIsWrittenWhenTheLastOneIsOldEnough() {
        mark("a", 60_000);
        redis.commands().del(MARK_KEY);

        assertThat(mark("b", 60_000)).isEqualTo(1);
        assertThat(redis.commands().xlen(TestRedis.SESSION_EVENTS)).isEqualTo(2);
    }

    @Test
    void readOfNoSessionIsNil() {
        assertThat(read("nobody")).containsExactly("");
    }

    @Test
    void readOfARecordWithoutItsScopesIsNil() {
        redis.commands().hset(TestRedis.SPACE.key("session", "half"), "tenant", TestRedis.bytes("demo"));

        assertThat(read("half")).containsExactly("");
    }

    @Test
    void readBringsTimeGenerationsAndFieldsTogether() {
        TestDevice device = TestDevice.of("anna");
        redis.open(device);
        redis.bumpUser(device);
        redis.loseUserCounter(TestDevice.of("ben"));

        List<String> reply = read(device.id().text());

        assertThat(Long.parseLong(reply.get(0)))
                .isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis() + 10_000);
        assertThat(reply.subList(1, 4)).containsExactly("1", "1", "2");
        assertThat(reply.subList(4, reply.size()))
                .contains("device_session_id", device.id().text(), "status", "active");
    }

    @Test
    void missingCounterIsReadAsZero() {
        TestDevice device = TestDevice.of("anna");
        redis.open(device);
        redis.loseUserCounter(device);

        assertThat(read(device.id().text()).subList(1, 4)).containsExactly("1", "1", "0");
    }

    private long mark(String writer, long leaseMs) {
        return new Script("mark.lua")
                .number(
                        redis.commands(),
                        new String[] {MARK_KEY, TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS},
                        writer,
                        Long.toString(leaseMs));
    }

    private List<String> read(String id) {
        List<byte @Nullable []> reply = new Script("session_read.lua")
                .list(
                        redis.commands(),
                        new String[] {TestRedis.SPACE.key("session", id), TestRedis.SPACE.key("generation", "global")},
                        GENERATIONS);
        return reply.stream()
                .map(value -> value == null ? "" : new String(value, UTF_8))
                .toList();
    }
}
