package dev.gatehouse.integration.consumer;

import dev.gatehouse.common.signing.Sha256;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The authority that signed a certificate, known by its key and not by its name, which anybody can choose.
///
/// @param sha256 SHA-256 of the authority's SubjectPublicKeyInfo (RFC 5280), in lower-case hex
public record IssuerKey(String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    public static IssuerKey of(PublicKey key) {
        return new IssuerKey(HexFormat.of().formatHex(Sha256.of(key.getEncoded())));
    }

    /// Reads the hex form, in either case.
    public static Optional<IssuerKey> parse(String hex) {
        return SHA256.matcher(hex).matches()
                ? Optional.of(new IssuerKey(hex.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
