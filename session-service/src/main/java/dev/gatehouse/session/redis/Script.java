package dev.gatehouse.session.redis;

import io.lettuce.core.RedisNoScriptException;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/// A Lua script of this package's resources, whose file documents its keys, arguments and result.
///
/// Sent at most once: see [dev.gatehouse.common.redis.SharedRedis]. A result is a flat list of texts.
final class Script {
    private final byte[] text;
    private final String sha;
    private final RedisConnectionFactory redis;
    private final Timer timer;

    private Script(byte[] text, RedisConnectionFactory redis, Timer timer) {
        this.text = text;
        this.sha = DigestUtils.sha1DigestAsHex(new String(text, StandardCharsets.UTF_8));
        this.redis = redis;
        this.timer = timer;
    }

    /// Reads `<name>.lua`.
    static Script read(String name, RedisConnectionFactory redis, Timer timer) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            return new Script(Objects.requireNonNull(in, name).readAllBytes(), redis, timer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the script.
    ///
    /// @throws DataAccessException when Redis did not answer, or answered with an error; [Outage] tells them apart
    List<String> run(List<String> keys, List<String> arguments) {
        byte[][] parts = Stream.concat(keys.stream(), arguments.stream())
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return Objects.requireNonNull(timer.record(() -> run(keys.size(), parts)));
    }

    private List<String> run(int keys, byte[][] parts) {
        try (RedisConnection connection = redis.getConnection()) {
            return texts(evaluate(connection, keys, parts));
        }
    }

    private List<?> evaluate(RedisConnection connection, int keys, byte[][] parts) {
        try {
            return list(connection.scriptingCommands().evalSha(sha, ReturnType.MULTI, keys, parts));
        } catch (DataAccessException e) {
            if (e.getCause() instanceof RedisNoScriptException) { // it did not run: a Redis that was restarted
                return list(connection.scriptingCommands().eval(text, ReturnType.MULTI, keys, parts));
            }
            throw e;
        }
    }

    private static List<?> list(Object result) {
        return (List<?>) result;
    }

    private static List<String> texts(List<?> result) {
        return result.stream()
                .map(part -> new String((byte[]) part, StandardCharsets.UTF_8))
                .toList();
    }
}
