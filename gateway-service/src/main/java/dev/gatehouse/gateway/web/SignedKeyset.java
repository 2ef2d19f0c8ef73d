package dev.gatehouse.gateway.web;

import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.signing.KeyState;
import dev.gatehouse.gateway.signing.PublishedKey;
import dev.gatehouse.gateway.signing.SignerKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The statement by which the operator's root vouches for the signer's keys: `keyset.json` beside them, passed on to
/// clients as it is. There may be none.
///
/// The gateway has no root key and proves nothing; it tells the log when clients that pin the root would refuse the
/// statement for what can be seen without one. Safe for many threads.
public final class SignedKeyset {
    private static final Logger LOG = LoggerFactory.getLogger(SignedKeyset.class);
    private static final String NAME = "keyset.json";
    private static final int MAX_BYTES = 64 * 1024;
    private static final double MILLIS = 1_000;

    private final Path file;
    private final String audience;
    private final SignerKeys keys;
    private final InstantSource clock;
    private String told = "";
    private volatile @Nullable JsonNode statement;

    SignedKeyset(Path signerPath, String audience, SignerKeys keys, InstantSource clock) {
        this.file = Files.isDirectory(signerPath) ? signerPath.resolve(NAME) : signerPath.resolveSibling(NAME);
        this.audience = audience;
        this.keys = keys;
        this.clock = clock;
        look();
    }

    /// The statement as it was last read.
    Optional<JsonNode> current() {
        return Optional.ofNullable(statement);
    }

    /// For how long the statement still holds; not a number where there is none.
    public double remainingSeconds() {
        JsonNode read = statement;
        return read == null ? Double.NaN : (expiresAtMs(read) - clock.millis()) / MILLIS;
    }

    /// Reads the file anew.
    public synchronized void look() {
        String problem;
        try {
            JsonNode read = Files.exists(file) ? read() : null;
            statement = read;
            problem = read == null ? "" : problem(read);
        } catch (IOException | JacksonException e) {
            problem = "the file can't be read as JSON";
        }
        if (!problem.equals(told) && !problem.isEmpty()) {
            GatewayEvent.KEYSET_UNUSABLE.log(LOG, "file", file, "why", problem);
        }
        told = problem;
    }

    private JsonNode read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            JsonNode read = JsonMapper.shared().readTree(bytes);
            if (bytes.length > MAX_BYTES || !read.isObject()) {
                throw new IOException("no statement");
            }
            return read;
        }
    }

    private String problem(JsonNode read) {
        if (!read.path("audience").asString("").equals(audience)) {
            return "it is for another gateway";
        }
        if (expiresAtMs(read) <= clock.millis()) {
            return "it has expired";
        }
        Set<String> named = new HashSet<>();
        read.path("kids").forEach(kid -> named.add(kid.asString("")));
        return keys.published().stream()
                .filter(key -> key.state() != KeyState.RETIRED)
                .map(PublishedKey::keyId)
                .filter(kid -> !named.contains(kid))
                .findFirst()
                .map(kid -> "it does not name the key " + kid)
                .orElse("");
    }

    private static long expiresAtMs(JsonNode read) {
        return read.path("expires_at_ms").asLong(0);
    }
}
