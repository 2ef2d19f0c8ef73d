package dev.gatehouse.local.issuer;

import dev.gatehouse.local.http.BadRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a token is asked for: a checked form.
///
/// @param user becomes `sub`; any text of 1 to 256 characters, so that user ids that services refuse can be tried
/// @param nonce becomes `nonce`
/// @param keyThumbprint becomes `cnf.jkt` (RFC 7638)
/// @param life from issue to expiry, 1 s to 1 h, 5 min by default
record TokenRequest(
        String user, @Nullable String nonce, @Nullable String keyThumbprint, String audience, Duration life) {
    private static final int MAX_TEXT = 256;
    private static final int DEFAULT_SECONDS = 300;
    private static final int MAX_SECONDS = 3_600;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");
    private static final Set<String> FIELDS = Set.of("user", "nonce", "cnf_jkt", "audience", "expires_in");

    static TokenRequest of(Map<String, String> form) throws BadRequest {
        for (String name : form.keySet()) {
            if (!FIELDS.contains(name)) {
                throw new BadRequest("an unknown field; known are user, nonce, cnf_jkt, audience, expires_in");
            }
        }
        String user = text(form, "user");
        if (user == null) {
            throw new BadRequest("user is missing");
        }
        String audience = text(form, "audience");
        return new TokenRequest(
                user,
                text(form, "nonce"),
                text(form, "cnf_jkt"),
                audience == null ? "gatehouse" : audience,
                life(form));
    }

    private static @Nullable String text(Map<String, String> form, String name) throws BadRequest {
        String value = form.get(name);
        if (value != null && (value.isEmpty() || value.length() > MAX_TEXT)) {
            throw new BadRequest(name + " has 1 to " + MAX_TEXT + " characters");
        }
        return value;
    }

    private static Duration life(Map<String, String> form) throws BadRequest {
        String text = form.get("expires_in");
        if (text == null) {
            return Duration.ofSeconds(DEFAULT_SECONDS);
        }
        int seconds = SECONDS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new BadRequest("expires_in is 1 to " + MAX_SECONDS + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
