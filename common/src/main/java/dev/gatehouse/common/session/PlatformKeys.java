package dev.gatehouse.common.session;

import dev.gatehouse.common.signing.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One or two live 32-byte secrets, of which the first by name is used for new work.
///
/// Session-service and gateways hold the same files `<kid>.key`; two of them stand side by side while one replaces the
/// other.
public final class PlatformKeys {
    private static final int MAX_KEYS = 2;
    private static final String SUFFIX = ".key";

    private final List<PlatformKey> keys;

    private PlatformKeys(List<PlatformKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// Reads the live keys.
    ///
    /// @param directory holds one or two files `<kid>.key` of 32 bytes each
    /// @throws UnusableKeyException when it holds anything else
    public static PlatformKeys read(Path directory) {
        List<Path> files = filesIn(directory);
        if (files.isEmpty() || files.size() > MAX_KEYS) {
            throw new UnusableKeyException(
                    "the directory must hold one or two files <kid>.key, it holds " + files.size());
        }
        return new PlatformKeys(files.stream().map(PlatformKeys::readKey).toList());
    }

    /// For tests and tools that hold the secret already.
    public static PlatformKeys of(String kid, byte[] secret) {
        return new PlatformKeys(List.of(PlatformKey.of(kid, secret)));
    }

    private static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnusableKeyException("the directory can't be read: " + e.getMessage(), e);
        }
    }

    private static PlatformKey readKey(Path file) {
        String name = file.getFileName().toString();
        try {
            return PlatformKey.of(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableKeyException(name + " can't be read: " + e.getMessage(), e);
        }
    }

    /// The key for new work.
    PlatformKey current() {
        return keys.getFirst();
    }

    List<PlatformKey> all() {
        return keys;
    }

    Optional<PlatformKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /// A keyed hash (HMAC-SHA-256) with the current key, for a purpose of the caller's own.
    ///
    /// @param purpose the HKDF info, such as `gatehouse/challenge/v1`
    public byte[] mac(String purpose, byte[] message) {
        return current().mac(purpose, message);
    }

    /// True iff one of the live keys gives this keyed hash. The comparison takes constant time.
    public boolean matches(String purpose, byte[] message, byte[] mac) {
        return keys.stream().anyMatch(key -> key.matches(purpose, message, mac));
    }
}
