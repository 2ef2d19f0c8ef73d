package dev.gatehouse.local.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.material.Digests;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;

/// The files that tell services and the command line client of each other. They hold ports: each start writes them
/// anew.
final class ConfigFiles {
    static final String ENVIRONMENT = "local";
    static final String REGION = "eu-1";
    private static final String TENANT = "demo";
    private static final String AUDIENCE = "gatehouse";

    private ConfigFiles() {}

    static void write(Home home, Addresses addresses) throws IOException, GeneralSecurityException {
        write(home, "config-admin-token.sha256", Digests.token(home.configToken("admin")) + "\n");
        if (addresses.services().containsAll(Store.SQLITE.platform())) {
            write(home, "routes.yaml", routes(addresses));
            write(home, "callers.yaml", callers());
            write(home, "issuers.yaml", issuers(home, addresses));
            write(home, "consumers.yaml", consumers(home));
            PrivateFiles.writePrivate(
                    home.clientProfile(), clientProfile(home, addresses).getBytes(UTF_8));
        }
    }

    private static void write(Home home, String name, String text) throws IOException {
        PrivateFiles.writePublic(home.config(name), text.getBytes(UTF_8));
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

    /// One partner that may read everything, and one that may read a person alone, and of that not how to reach them.
    private static String consumers(Home home) throws IOException, GeneralSecurityException {
        return """
                roles:
                  - name: full-person
                    routes:
                      - /v1/persons
                      - /v1/persons/{id}
                      - /v1/persons/{id}/alerts
                      - /v1/persons/{id}/images
                      - /v1/persons/{id}/images/{imageId}
                  - name: person-without-contact
                    routes:
                      - /v1/persons/{id}
                    redactions:
                      - {path: "$.data.contact.phoneNumbers[*].number", action: MASK}
                      - {path: "$.data.contact.emailAddresses", action: REMOVE}
                consumers:
                """ + consumer(home, "acme-housing", "full-person")
                + consumer(home, "harbour-clinic", "person-without-contact");
    }

    private static String consumer(Home home, String name, String role) throws IOException, GeneralSecurityException {
        return """
            - name: %s
              issuer-key-sha256: %s
              api-keys: [%s]
              roles: [%s]
            """.formatted(name, Digests.publicKey(home.partnerCaCertificate()), Digests.apiKey(home, name), role)
                .indent(2);
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
            gateway.admin=%s
            integration-api.admin=%s
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
                        addresses.url(Listener.GATEWAY_ADMIN),
                        addresses.url(Listener.INTEGRATION_ADMIN),
                        home.certificate("support-desk"),
                        home.privateKey("support-desk"),
                        addresses.redis(),
                        home.redisPassword(),
                        addresses.tracesEndpoint());
    }
}
