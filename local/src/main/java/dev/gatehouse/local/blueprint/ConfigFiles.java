package dev.gatehouse.local.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;

/// The files that tell services and the command line client of each other. They hold ports: each start writes them
/// anew.
final class ConfigFiles {
    static final String ENVIRONMENT = "local";
    static final String REGION = "eu-1";
    private static final String TENANT = "demo";
    private static final String AUDIENCE = "gatehouse";

    private ConfigFiles() {}

    static void write(Home home, Addresses addresses) throws IOException {
        PrivateFiles.writePublic(home.config("routes.yaml"), routes(addresses).getBytes(UTF_8));
        PrivateFiles.writePublic(home.config("callers.yaml"), callers().getBytes(UTF_8));
        PrivateFiles.writePublic(
                home.config("issuers.yaml"), issuers(home, addresses).getBytes(UTF_8));
        PrivateFiles.writePrivate(
                home.clientProfile(), clientProfile(home, addresses).getBytes(UTF_8));
    }

    private static String routes(Addresses addresses) {
        return """
            routes:
              - message-type: demo.
                target: %s
                deadline: 2s
            """.formatted(addresses.authority(Listener.DOWNSTREAM));
    }

    private static String callers() {
        return """
            callers:
              - name: gateway
                scopes: [sessions:open]
              - name: support-desk
                tenant: %1$s
                scopes: [sessions:revoke, sessions:introspect]
              - name: back-end
                tenant: %1$s
                scopes: [sessions:introspect]
            """.formatted(TENANT);
    }

    private static String issuers(Home home, Addresses addresses) {
        return """
            issuers:
              - issuer: %1$s
                audience: %2$s
                tenant: %3$s
                jwks-uri: %1$s/jwks
                ca-path: "%4$s"
                user-claim: sub
                binding: required
            """.formatted(addresses.issuer(), AUDIENCE, TENANT, home.caCertificate());
    }

    private static String clientProfile(Home home, Addresses addresses) {
        return """
            # Written by ./gatehouse up; ./gatehouse hands it to the client.
            environment=%s
            region=%s
            gateway.http=%s
            gateway.grpc=%s
            gateway.audience=%s
            ca=%s
            issuer.token-url=%s
            issuer.issuer=%s
            issuer.audience=%s
            session-service.http=%s
            operator.cert=%s
            operator.key=%s
            redis.addr=%s
            redis.password-file=%s
            redis.client-events-stream=gatehouse:client-events:{0}
            otlp.traces-endpoint=%s
            """.formatted(
                        ENVIRONMENT,
                        REGION,
                        addresses.url(Listener.GATEWAY_HTTP),
                        addresses.authority(Listener.GATEWAY_GRPC),
                        ENVIRONMENT + "/" + REGION + "/gateway",
                        home.caCertificate(),
                        addresses.issuer() + "/token",
                        addresses.issuer(),
                        AUDIENCE,
                        addresses.url(Listener.SESSION_HTTP),
                        home.certificate("support-desk"),
                        home.privateKey("support-desk"),
                        addresses.redis(),
                        home.redisPassword(),
                        addresses.tracesEndpoint());
    }
}
