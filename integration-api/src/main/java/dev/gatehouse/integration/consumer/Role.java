package dev.gatehouse.integration.consumer;

import dev.gatehouse.integration.redaction.Redactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a kind of consumer may see. What no role names is denied.
///
/// @param routes route templates, such as `/v1/persons/{id}`
/// @param redactions what is left out of every answer on those routes
public record Role(String name, Set<String> routes, Redactions redactions) {
    public Role {
        routes = Set.copyOf(routes);
    }

    /// What roles allow together, by route: each route has what any role that allows it shows there.
    public static Map<String, Redactions> union(Collection<Role> roles) {
        Map<String, List<Redactions>> byRoute = new HashMap<>();
        for (Role role : roles) {
            role.routes()
                    .forEach(route -> byRoute.computeIfAbsent(route, _ -> new ArrayList<>())
                            .add(role.redactions()));
        }
        return byRoute.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Redactions.union(entry.getValue())));
    }
}
