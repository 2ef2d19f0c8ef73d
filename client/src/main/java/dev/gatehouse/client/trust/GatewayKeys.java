package dev.gatehouse.client.trust;

import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The keys that the gateway signs with, by their RFC 7638 thumbprint: its JWK set (RFC 7517, RFC 8037), cached.
///
/// The set is fetched when it is first needed, when it is older than the gateway's max-age, and when an unknown key is
/// named; in all cases at most once per interval, so that made-up key ids cost the gateway nothing. A set that can't be
/// renewed stays in use. Safe for use by many threads; one of them fetches, the others wait.
public final class GatewayKeys {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Supplier<String> source;
    private final Duration interval;
    private final LongSupplier nanoTime;
    private final @Nullable KeysetRoot root;
    private Map<String, Ed25519PublicKey> keys = Map.of();
    private @Nullable Long fetchedAt;
    private @Nullable Long triedAt;

    /// @param source fetches the set as JSON, over a connection that proves the gateway; throws when it can't
    /// @param interval the least time between two fetches
    /// @param nanoTime monotonic
    public GatewayKeys(Supplier<String> source, Duration interval, LongSupplier nanoTime) {
        this(source, interval, nanoTime, null);
    }

    /// The keys that a root has vouched for.
    ///
    /// @param root null: TLS alone vouches for the set
    public GatewayKeys(Supplier<String> source, Duration interval, LongSupplier nanoTime, @Nullable KeysetRoot root) {
        this.source = source;
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.root = root;
    }

    /// The key of this thumbprint; empty when the gateway has none.
    ///
    /// @throws UnverifiedException `KEYS_UNAVAILABLE` when no set was ever fetched and none can be now,
    ///     `KEYS_NOT_VOUCHED` when there is a root and it has not signed the set for this time
    public synchronized Optional<Ed25519PublicKey> find(String keyId) {
        if ((!keys.containsKey(keyId) || isOlder(fetchedAt, MAX_AGE)) && isOlder(triedAt, interval)) {
            fetch();
        }
        if (fetchedAt == null) {
            throw new UnverifiedException(Violation.KEYS_UNAVAILABLE);
        }
        if (root != null && !root.isInForce()) {
            throw new UnverifiedException(Violation.KEYS_NOT_VOUCHED);
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private boolean isOlder(@Nullable Long since, Duration age) {
        return since == null || nanoTime.getAsLong() - since >= age.toNanos();
    }

    private void fetch() {
        triedAt = nanoTime.getAsLong();
        try {
            keys = parse(source.get());
            fetchedAt = triedAt;
        } catch (RuntimeException e) {
            if (fetchedAt == null) {
                triedAt = null;
                if (e instanceof UnverifiedException unverified
                        && unverified.violation() == Violation.KEYS_NOT_VOUCHED) {
                    throw unverified;
                }
                throw new UnverifiedException(Violation.KEYS_UNAVAILABLE, e);
            }
        }
    }

    /// Keys of other kinds are skipped: a set may hold what this version doesn't know. So are keys under another's id.
    private Map<String, Ed25519PublicKey> parse(String jwks) {
        Map<String, Ed25519PublicKey> found = new HashMap<>();
        try {
            JsonNode set = JsonMapper.shared().readTree(jwks);
            for (JsonNode jwk : set.path("keys")) {
                if (jwk.path("crv").asString("").equals(Ed25519PublicKey.ALGORITHM)) {
                    Ed25519PublicKey key = Ed25519PublicKey.of(
                            Base64.getUrlDecoder().decode(jwk.path("x").asString("")));
                    if (jwk.path("kid").asString("").equals(key.thumbprint())) {
                        found.put(key.thumbprint(), key);
                    }
                }
            }
            if (root != null) {
                found.keySet().retainAll(root.vouchedFor(set.path("keyset")));
            }
        } catch (JacksonException | IllegalArgumentException | UnusableKeyException e) {
            throw new UnverifiedException(Violation.MALFORMED, e);
        }
        return Map.copyOf(found);
    }
}
