package dev.gatehouse.config.web.request;

import dev.gatehouse.config.access.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every address of the main listener, with the scope that it asks for and the query parameters that it knows.
///
/// An address that is not listed here is refused, and so is a parameter: a misspelt `regoin=` must not quietly give
/// the values of the base.
public enum Endpoint {
    PUBLISH("POST", Paths.RELEASES, Scope.PUBLISH),
    LIST_RELEASES("GET", Paths.RELEASES, Scope.READ, "before", "limit"),
    READ_RELEASE("GET", Paths.RELEASE, Scope.READ),
    ROLLBACK("POST", Paths.ROLLBACK, Scope.PUBLISH),
    RESOLVE("GET", Paths.RESOLVE, Scope.READ, "kind", "format", "region", "role", "host", "require", "explain"),
    MAKE_TOKEN("POST", Paths.TOKENS, Scope.ADMIN),
    LIST_TOKENS("GET", Paths.TOKENS, Scope.ADMIN, "after", "limit"),
    REVOKE_TOKEN("DELETE", Paths.TOKEN, Scope.ADMIN),

    KEYS_JWKS("GET", Paths.JWKS, null),
    KEYS_PEM("GET", Paths.PEM, null),
    HEALTHZ("GET", "/healthz", null),
    READYZ("GET", "/readyz", null),
    /// Where the servlet container words the refusals of its own, whatever the method was.
    ERROR("*", "/error", null);

    private final String method;
    private final String pattern;
    private final @Nullable Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> parameters;

    Endpoint(String method, String pattern, @Nullable Scope scope, String... parameters) {
        this.method = method;
        this.pattern = pattern;
        this.scope = scope;
        this.parameters = Set.of(parameters);
    }

    /// The patterns of paths, with their variables in braces.
    public static final class Paths {
        public static final String RELEASES = "/v1/releases/{tenant}/{application}/{environment}";
        public static final String RELEASE = RELEASES + "/{number}";
        public static final String ROLLBACK = RELEASE + "/rollback";
        public static final String RESOLVE = "/v1/resolve/{tenant}/{application}/{environment}";
        public static final String TOKENS = "/v1/tokens";
        public static final String TOKEN = TOKENS + "/{id}";
        public static final String JWKS = "/.well-known/jwks.json";
        public static final String PEM = "/v1/keys.pem";

        private Paths() {}
    }

    public String method() {
        return method;
    }

    public String pattern() {
        return pattern;
    }

    /// The scope that a token needs; empty: anyone may ask.
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    public boolean knows(String parameter) {
        return parameters.contains(parameter);
    }

    public Set<String> parameters() {
        return parameters;
    }

    /// Tenant, application and environment of a path; none where it names none.
    ///
    /// @param variables the path's variables by name, as Spring's request attribute holds them
    public static List<String> scopeNames(@Nullable Object variables) {
        return variables instanceof Map<?, ?> byName && byName.containsKey("tenant")
                ? Stream.of("tenant", "application", "environment")
                        .map(name -> String.valueOf(byName.get(name)))
                        .toList()
                : List.of();
    }

    /// The endpoint of a request. HEAD is answered by whoever answers GET (RFC 9110).
    public static Optional<Endpoint> of(String method, String pattern) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return Stream.of(values())
                .filter(endpoint -> endpoint.pattern.equals(pattern))
                .filter(endpoint -> endpoint.method.equals(asked) || endpoint.method.equals("*"))
                .findFirst();
    }
}
