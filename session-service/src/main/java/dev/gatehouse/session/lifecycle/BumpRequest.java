package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.GenerationScope;

/// A caller's wish to end every session of a scope: nothing of it was checked but its form.
///
/// @param scopeId the user's id or the tenant's name; empty for the global scope
/// @param tenant the user's tenant, where the caller sees several; empty: the caller's own
public record BumpRequest(GenerationScope scope, String scopeId, String tenant, Why why) {}
