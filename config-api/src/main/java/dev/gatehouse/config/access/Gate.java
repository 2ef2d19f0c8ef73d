package dev.gatehouse.config.access;

import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.entry.Read;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/// Accepts tokens, and the bootstrap token for as long as there is no other that administers everything: with it
/// the first one is made. Safe for use by many threads.
public final class Gate {
    /// What stands for the bootstrap token's id.
    public static final String BOOTSTRAP = "bootstrap";

    private static final Grant ADMINISTRATOR = new Grant(Set.of(Scope.ADMIN), PathPrefix.EVERYTHING);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_LENGTH = 256;

    private final Tokens tokens;
    private final byte[] bootstrapSha256;

    private Gate(Tokens tokens, byte[] bootstrapSha256) {
        this.tokens = tokens;
        this.bootstrapSha256 = bootstrapSha256;
    }

    /// Without bootstrap token.
    public static Gate of(Tokens tokens) {
        return new Gate(tokens, new byte[0]);
    }

    /// With the bootstrap token of this hash.
    ///
    /// @param sha256Hex 64 hexadecimal digits
    /// @throws IllegalArgumentException when it has another form
    public static Gate withBootstrap(Tokens tokens, String sha256Hex) {
        if (!HASH.matcher(sha256Hex).matches()) {
            throw new IllegalArgumentException("a SHA-256 hash is 64 hexadecimal digits in lower case");
        }
        return new Gate(tokens, HexFormat.of().parseHex(sha256Hex));
    }

    /// Whether a presented token is accepted.
    public Admission admit(String presented) {
        if (presented.length() > MAX_LENGTH) {
            return new Admission.Refused(Admission.Reason.MALFORMED, "");
        }
        byte[] hash = Sha256.of(presented.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(hash, bootstrapSha256) ? bootstrap() : tokens.admit(presented);
    }

    private Admission bootstrap() {
        return switch (tokens.hasAdministrator()) {
            case Read.Unavailable<Boolean>(var detail) -> new Admission.Unavailable(detail);
            case Read.Done<Boolean>(var another) ->
                another
                        ? new Admission.Refused(Admission.Reason.BOOTSTRAP_CLOSED, BOOTSTRAP)
                        : new Admission.Accepted(BOOTSTRAP, ADMINISTRATOR);
        };
    }
}
