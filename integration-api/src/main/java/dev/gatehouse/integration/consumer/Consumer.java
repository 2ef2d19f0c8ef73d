package dev.gatehouse.integration.consumer;

import dev.gatehouse.integration.redaction.Redactions;
import java.util.Map;

/// A partner organisation that was let in, and what it may see.
///
/// @param name the common name of its certificate
/// @param routes the route templates that its roles allow, each with what is redacted of the answer there
public record Consumer(String name, Map<String, Redactions> routes) {
    /// The route that every consumer may use, whatever its roles.
    public static final String OPEN_ROUTE = "/v1/status";

    public Consumer {
        routes = Map.copyOf(routes);
    }

    /// True iff the consumer may use a route.
    ///
    /// @param template such as `/v1/persons/{id}`; never a request's own path, which has many forms
    public boolean may(String template) {
        return template.equals(OPEN_ROUTE) || routes.containsKey(template);
    }

    /// What is redacted of the answer on a route that the consumer may use.
    public Redactions redactions(String template) {
        return routes.getOrDefault(template, Redactions.NONE);
    }
}
