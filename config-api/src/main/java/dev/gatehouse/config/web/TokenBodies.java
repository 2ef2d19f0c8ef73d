package dev.gatehouse.config.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.config.access.Grant;
import dev.gatehouse.config.access.PathPrefix;
import dev.gatehouse.config.access.Scope;
import dev.gatehouse.config.access.Token;
import dev.gatehouse.config.web.request.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON of tokens.
final class TokenBodies {
    private static final Pattern NOTE = Pattern.compile("[ -~]{0,128}");
    private static final long MIN_SECONDS = Duration.ofMinutes(1).toSeconds();
    private static final long MAX_SECONDS = Duration.ofDays(366).toSeconds();

    private TokenBodies() {}

    /// A token to be made.
    ///
    /// @param prefix `/`, or one to three names
    /// @param expiresIn seconds, from a minute to 366 days
    /// @param note what it is for: up to 128 ASCII characters
    record Wanted(
            @Nullable List<@Nullable String> scopes,
            @Nullable String prefix,
            @Nullable Long expiresIn,
            @Nullable String note) {
        /// @throws Refusal when a member is missing or has a wrong form
        Grant grant() {
            Set<Scope> wanted = new HashSet<>();
            for (String name : scopes == null ? List.<@Nullable String>of() : scopes) {
                wanted.add(Scope.parse(name == null ? "" : name).orElseThrow(() -> malformed("scopes")));
            }
            if (wanted.isEmpty()) {
                throw malformed("scopes");
            }
            return new Grant(
                    wanted, PathPrefix.parse(prefix == null ? "" : prefix).orElseThrow(() -> malformed("prefix")));
        }

        /// @throws Refusal when it is missing or out of range
        Duration lifetime() {
            if (expiresIn == null || expiresIn < MIN_SECONDS || expiresIn > MAX_SECONDS) {
                throw malformed("expires_in");
            }
            return Duration.ofSeconds(expiresIn);
        }

        /// @throws Refusal when it has a wrong form
        String purpose() {
            String text = note == null ? "" : note;
            if (!NOTE.matcher(text).matches()) {
                throw malformed("note");
            }
            return text;
        }

        private static Refusal malformed(String member) {
            return Refusal.malformed(member).with("member", member);
        }
    }

    /// A token.
    ///
    /// @param token the whole token, only where it was just made
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            @Nullable String token,
            List<String> scopes,
            String prefix,
            String note,
            String createdBy,
            Instant createdAt,
            Instant expiresAt) {

        static Shown of(Token token, @Nullable String text) {
            return new Shown(
                    token.id(),
                    text,
                    token.grant().scopes().stream()
                            .sorted()
                            .map(Scope::wireName)
                            .toList(),
                    token.grant().prefix().toString(),
                    token.note(),
                    token.createdBy(),
                    token.createdAt(),
                    token.expiresAt());
        }
    }

    /// A page of tokens by id.
    ///
    /// @param nextAfter what `after` is for the next page; absent on the last
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Shown> tokens, @Nullable String nextAfter) {}
}
