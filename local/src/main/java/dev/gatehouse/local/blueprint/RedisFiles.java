package dev.gatehouse.local.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Redis on this machine: the binary from its library, and its configuration.
final class RedisFiles {
    private static final String VERSION = "7.0.15";

    private RedisFiles() {}

    /// The binary for this system.
    static Path binary(Home home) {
        return home.bin().resolve(binaryName());
    }

    /// The configuration file.
    static Path configuration(Home home) {
        return home.redis().resolve("redis.conf");
    }

    /// Unpacks the binary if it is not there yet, and writes the configuration.
    static void write(Home home, int port) throws IOException {
        unpack(binary(home));
        configure(home, port);
    }

    private static void unpack(Path binary) throws IOException {
        if (Files.isExecutable(binary)) {
            return;
        }
        String name = binaryName();
        try (@Nullable InputStream packed = RedisFiles.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new IOException("there is no Redis for this system (" + name + "); Linux and macOS have one");
            }
            Path draft = binary.resolveSibling(name + ".new");
            PrivateFiles.folder(Objects.requireNonNull(draft.getParent()));
            Files.copy(packed, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            Files.move(draft, binary, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// AOF on, a password, nothing evicted, loopback alone.
    private static void configure(Home home, int port) throws IOException {
        Path data = data(home);
        PrivateFiles.folder(data);
        String text = """
            bind 127.0.0.1
            port %d
            requirepass %s
            dir "%s"
            appendonly yes
            appendfsync everysec
            maxmemory-policy noeviction
            daemonize no
            """.formatted(port, password(home), data);
        PrivateFiles.writePrivate(configuration(home), text.getBytes(UTF_8));
    }

    static void forgetData(Home home) throws IOException {
        ServiceJar.delete(data(home));
    }

    private static Path data(Home home) {
        return home.redis().resolve("data");
    }

    static String password(Home home) throws IOException {
        return Files.readString(home.redisPassword()).strip();
    }

    private static String binaryName() {
        return "redis-server-" + VERSION + "-" + system() + "-" + processor();
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "");
        return name.equals("x86_64") ? "amd64" : name.equals("aarch64") ? "arm64" : name;
    }
}
