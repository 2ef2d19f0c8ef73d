package dev.gatehouse.config.access;

import dev.gatehouse.common.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A token as its holder has it: `gh_<id>_<secret>`.
///
/// The id is public, 64 random bits as 16 hexadecimal digits; the secret is 256 random bits, base64url. Shown once,
/// when the token is made; stored is only its hash.
public final class TokenText {
    private static final Pattern FORM = Pattern.compile("gh_([0-9a-f]{16})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final String text;

    private TokenText(String id, String text) {
        this.id = id;
        this.text = text;
    }

    static TokenText create(SecureRandom random) {
        String id = HexFormat.of().formatHex(bytes(random, ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES));
        return new TokenText(id, "gh_" + id + "_" + secret);
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Empty when the text has another form.
    static Optional<TokenText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new TokenText(matcher.group(1), text)) : Optional.empty();
    }

    /// The public part.
    public String id() {
        return id;
    }

    /// The whole token. For its holder alone.
    public String reveal() {
        return text;
    }

    /// SHA-256 of the whole token's ASCII characters. The secret has 256 bits, so that no slow hash is needed.
    byte[] sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "gh_" + id + "_…";
    }
}
