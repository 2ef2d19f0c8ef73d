package dev.gatehouse.session.access;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every address that this service answers at, on both transports, and the scope that it asks for.
///
/// An address that is not listed here is refused, whoever calls.
public enum Endpoint {
    CHALLENGE("gatehouse.session.v1.SessionService/Challenge", Scope.OPEN),
    OPEN("gatehouse.session.v1.SessionService/Open", Scope.OPEN),
    ASSERT_REVOCATIONS("gatehouse.session.v1.SessionService/AssertRevocations", Scope.OPEN),
    TOUCH("gatehouse.session.v1.SessionService/Touch", Scope.OPEN),
    REVOKE("POST /v1/sessions/{id}/revoke", Scope.REVOKE),
    REVOKE_SCOPE("POST /v1/revocations", Scope.REVOKE),
    INTROSPECT("POST /v1/introspect", Scope.INTROSPECT),

    GRPC_HEALTH("grpc.health.v1.Health/Check", null),
    GRPC_HEALTH_WATCH("grpc.health.v1.Health/Watch", null),
    HEALTHZ("GET /healthz", null),
    READYZ("GET /readyz", null),
    /// Where the servlet container words the refusals of its own.
    ERROR("* /error", null);

    private final String address;
    private final @Nullable Scope scope;

    Endpoint(String address, @Nullable Scope scope) {
        this.address = address;
        this.scope = scope;
    }

    /// A gRPC method's full name, or an HTTP method and path pattern.
    public String address() {
        return address;
    }

    /// The scope that a caller needs; empty: anyone may call.
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /// The endpoint of a gRPC method.
    ///
    /// @param fullName `package.Service/Method`
    public static Optional<Endpoint> ofGrpc(String fullName) {
        return find(fullName);
    }

    /// The endpoint of an HTTP request.
    ///
    /// @param pattern the path with its variables in braces
    public static Optional<Endpoint> ofHttp(String method, String pattern) {
        // HEAD is answered by whoever answers GET (RFC 9110).
        return find((method.equals("HEAD") ? "GET" : method) + " " + pattern).or(() -> find("* " + pattern));
    }

    private static Optional<Endpoint> find(String address) {
        return Stream.of(values())
                .filter(endpoint -> endpoint.address.equals(address))
                .findFirst();
    }
}
