package dev.gatehouse.integration.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The consumers file as it is written.
record ConsumersForm(
        @Nullable List<RoleEntry> roles,
        @Nullable List<ConsumerEntry> consumers,
        @Nullable List<RevokedEntry> revoked) {
    /// What a kind of consumer may see.
    record RoleEntry(
            @Nullable String name,
            @Nullable List<String> routes,
            @Nullable List<RedactionEntry> redactions) {}

    /// What is left out of the answers.
    record RedactionEntry(@Nullable String path, @Nullable String action) {}

    /// One partner organisation.
    record ConsumerEntry(
            @Nullable String name,
            @Nullable String issuerKeySha256,
            @Nullable List<String> apiKeys,
            @Nullable List<String> roles,
            @Nullable Boolean suspended,
            @Nullable String expiresAt) {}

    /// One certificate, by its serial number in hex, or all of a name.
    record RevokedEntry(
            @Nullable String issuerKeySha256,
            @Nullable String serial,
            @Nullable String name) {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
