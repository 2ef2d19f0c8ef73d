package dev.gatehouse.config.web.request;

import dev.gatehouse.common.error.ErrorReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a write is based on (RFC 9110, section 13): `If-Match: "<revision>"`, or `If-None-Match: *` where there
/// must be nothing yet.
///
/// @param revision empty where there must be nothing yet
public record Precondition(Optional<String> revision) {
    private static final Pattern STRONG = Pattern.compile("\"([0-9A-Za-z-]{1,128})\"");

    /// Reads the two headers.
    ///
    /// @throws Refusal when there is none, or one that does not name a single revision
    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch != null) {
            throw Refusal.malformed("two preconditions");
        }
        if (ifMatch != null) {
            Matcher strong = STRONG.matcher(ifMatch.strip());
            if (strong.matches()) {
                return new Precondition(Optional.of(strong.group(1)));
            }
        }
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return new Precondition(Optional.empty());
        }
        throw new Refusal(ErrorReason.PRECONDITION_REQUIRED, "no revision");
    }
}
