package dev.gatehouse.integration.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which interactions are wanted.
///
/// @param institution null: of every one
/// @param upstream null: of every one
/// @param since how far back
/// @param limit how many at the most
public record InteractionQuery(
        @Nullable String institution, @Nullable String upstream, Instant since, int limit) {
    boolean wants(Interaction interaction) {
        return (institution == null || institution.equals(interaction.institution()))
                && (upstream == null || upstream.equals(interaction.upstream()))
                && !interaction.time().isBefore(since);
    }
}
