package dev.gatehouse.session.access;

import dev.gatehouse.common.error.ErrorReason;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The callers that are known, and the one rule by which both transports admit them. Immutable.
public final class Callers {
    private final Map<String, Caller> byName;

    /// Knows these callers.
    ///
    /// @throws IllegalArgumentException when two have the same name
    public Callers(Collection<Caller> callers) {
        byName = callers.stream()
                .collect(Collectors.toUnmodifiableMap(Caller::name, Function.identity(), (one, other) -> {
                    throw new IllegalArgumentException("the caller " + one.name() + " is there twice");
                }));
    }

    public int size() {
        return byName.size();
    }

    /// Decides about a call.
    ///
    /// @param endpoint what is called; empty: an address without a rule, which is denied
    /// @param name the common name of the client's verified certificate; null when it showed none
    public Access decide(Optional<Endpoint> endpoint, @Nullable String name) {
        if (endpoint.isEmpty()) {
            return new Access.Denied(ErrorReason.CALLER_FORBIDDEN);
        }
        return endpoint.get().scope().map(scope -> decide(scope, name)).orElseGet(Access.Unrestricted::new);
    }

    private Access decide(Scope scope, @Nullable String name) {
        Caller caller = name == null ? null : byName.get(name);
        if (caller == null) {
            return new Access.Denied(ErrorReason.CALLER_UNKNOWN);
        }
        return caller.scopes().contains(scope)
                ? new Access.Granted(caller)
                : new Access.Denied(ErrorReason.CALLER_FORBIDDEN);
    }
}
