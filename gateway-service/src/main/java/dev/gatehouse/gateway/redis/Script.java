package dev.gatehouse.gateway.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Lua script from this package's resources, called by its hash and loaded again where Redis has forgotten it.
public final class Script {
    private final byte[] source;
    private final String sha;

    public Script(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no script " + file);
            }
            this.source = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.sha = Base16.digest(source);
    }

    /// For a script that answers with a list of strings; nil is a list of one null.
    public List<byte @Nullable []> list(RedisCommands<String, byte[]> redis, String[] keys, String... arguments) {
        byte[][] values = encode(arguments);
        try {
            return redis.evalsha(sha, ScriptOutputType.MULTI, keys, values);
        } catch (RedisNoScriptException e) {
            return redis.eval(source, ScriptOutputType.MULTI, keys, values);
        }
    }

    /// For a script that answers with a number.
    public long number(RedisCommands<String, byte[]> redis, String[] keys, String... arguments) {
        byte[][] values = encode(arguments);
        Long number;
        try {
            number = redis.evalsha(sha, ScriptOutputType.INTEGER, keys, values);
        } catch (RedisNoScriptException e) {
            number = redis.eval(source, ScriptOutputType.INTEGER, keys, values);
        }
        return number;
    }

    private static byte[][] encode(String... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
