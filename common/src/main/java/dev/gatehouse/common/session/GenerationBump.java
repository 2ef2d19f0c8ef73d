package dev.gatehouse.common.session;

import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;

/// The news that every session of a scope is over: its generation counter was raised.
///
/// @param tenant empty for [GenerationScope#GLOBAL]
/// @param userId empty unless the scope is [GenerationScope#USER]
/// @param generation the counter's new value
public record GenerationBump(GenerationScope scope, String tenant, String userId, long generation)
        implements SessionEvent {
    private static final int MAX_TEXT = 128;

    static GenerationBump parse(EntryFields fields) throws MalformedEntryException {
        GenerationScope scope = GenerationScope.parse(fields.text("scope", MAX_TEXT))
                .orElseThrow(() -> new MalformedEntryException(Reason.UNKNOWN_VALUE, "scope"));
        return new GenerationBump(
                scope,
                scope == GenerationScope.GLOBAL ? "" : fields.text("tenant", MAX_TEXT),
                scope == GenerationScope.USER ? fields.text("user_id", MAX_TEXT) : "",
                fields.integer("generation"));
    }

    /// True iff the session belongs to the scope.
    public boolean covers(SessionGrant session) {
        return switch (scope) {
            case GLOBAL -> true;
            case TENANT -> tenant.equals(session.tenant());
            case USER -> tenant.equals(session.tenant()) && userId.equals(session.userId());
        };
    }
}
