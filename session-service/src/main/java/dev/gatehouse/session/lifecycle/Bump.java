package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.GenerationScope;

/// The order to end every session of a scope by raising its generation counter, whatever their number.
///
/// @param tenant empty for the global scope
/// @param userId empty unless the scope is a user
/// @param operationName tells this order apart from every other, of other callers too
public record Bump(GenerationScope scope, String tenant, String userId, String operationName, Why why) {
    /// What must not change when the order is repeated.
    public String fingerprint() {
        return scope.wireName() + "/" + tenant + "/" + userId;
    }
}
