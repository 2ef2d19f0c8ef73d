package dev.gatehouse.client.profile;

import dev.gatehouse.client.ClientBuilder;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.Tls;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.publish.PublisherBuilder;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a platform is: a file of Java properties.
///
/// | Key | What it is |
/// | --- | --- |
/// | `gateway.http` | the gateway's public HTTP, `https://host:port` |
/// | `gateway.grpc` | the gateway's gRPC, `host:port` |
/// | `gateway.audience` | `environment/region/gateway` |
/// | `gateway.root` | PEM file of the root's public key, which must vouch for the gateway's keys; absent: TLS does |
/// | `ca` | PEM file that vouches for all of them; absent: the JDK's trust store |
/// | `issuer.token-url` | a development issuer that gives tokens to any user: form `user`, `nonce` |
/// | `session-service.http` | session-service's HTTP, `https://host:port` |
/// | `gateway.admin` | admin listeners of the gateways, `https://host:port`, separated by commas |
/// | `integration-api.admin` | integration-api's admin listener, `https://host:port` |
/// | `operator.cert`, `operator.key` | the client certificate towards session-service and admin listeners, PEM |
/// | `operator.admin-token-file` | a file with the token that admin listeners ask for, where they ask for one |
/// | `redis.addr` | the Redis that gateways read, `host:port` |
/// | `redis.sentinel-addrs` | instead of that: its Sentinels, `host:port`, separated by commas |
/// | `redis.sentinel-master` | the name under which they watch it |
/// the name |
/// | `redis.password-file` | a file with its password |
/// | `redis.client-events-stream` | the key that events are published to |
///
/// Each key is asked for when it is needed. Other keys belong to other readers of the same file. Paths that are
/// relative begin at the file's folder.
public final class Profile {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(15);

    private final Path file;
    private final Properties properties;

    private Profile(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    /// Reads a profile.
    ///
    /// @throws ProfileException when the file can't be read
    public static Profile read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProfileException("the profile " + file + " can't be read; name another with --profile", e);
        }
        return new Profile(file, properties);
    }

    /// A client's builder with everything that this profile says.
    public ClientBuilder client() {
        return GatehouseClient.builder()
                .http(uri("gateway.http"))
                .grpc(required("gateway.grpc"))
                .audience(required("gateway.audience"))
                .ca(ca())
                .root(optional("gateway.root").map(this::path).map(this::root).orElse(null));
    }

    private Ed25519PublicKey root(Path pem) {
        try {
            return Ed25519PublicKey.read(pem);
        } catch (UnusableKeyException e) {
            throw new ProfileException("the root key " + pem + " can't be used: " + e.getMessage(), e);
        }
    }

    public String audience() {
        return required("gateway.audience");
    }

    /// A publisher's builder with everything that this profile says.
    public PublisherBuilder publisher() {
        PublisherBuilder publisher = log().password(optional("redis.password-file")
                .map(this::path)
                .map(this::secret)
                .orElse(null));
        optional("redis.client-events-stream").ifPresent(publisher::stream);
        return publisher;
    }

    private PublisherBuilder log() {
        return optional("redis.sentinel-master")
                .map(master -> EventPublisher.builder(
                        List.of(required("redis.sentinel-addrs").split(",", -1)), master))
                .orElseGet(() -> EventPublisher.builder(required("redis.addr")));
    }

    private String secret(Path secretFile) {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new ProfileException("the file " + secretFile + " can't be read", e);
        }
    }

    /// Session-service, as an operator with a client certificate.
    public HttpsPeer sessionService() {
        return new HttpsPeer(
                uri("session-service.http"),
                Tls.mutual(ca(), path(required("operator.cert")), path(required("operator.key"))),
                TIMEOUT);
    }

    /// Integration-api's admin listener, as an operator.
    public HttpsPeer integrationAdmin() {
        return admin(uri("integration-api.admin"));
    }

    /// The admin listeners of all gateways by their addresses, as an operator.
    public Map<String, HttpsPeer> gatewayAdmins() {
        Map<String, HttpsPeer> admins = new LinkedHashMap<>();
        for (String address : required("gateway.admin").split(",", -1)) {
            admins.put(address.strip(), admin(uri("gateway.admin", address.strip())));
        }
        return admins;
    }

    /// On its own machine an admin listener asks for no certificate, and not every one asks for a token; the
    /// profile's are shown where it has them.
    private HttpsPeer admin(URI address) {
        boolean known = optional("operator.cert").isPresent();
        HttpsPeer peer = new HttpsPeer(
                address,
                known
                        ? Tls.mutual(ca(), path(required("operator.cert")), path(required("operator.key")))
                        : Tls.trusting(ca()),
                ADMIN_TIMEOUT);
        return optional("operator.admin-token-file")
                .map(this::path)
                .map(this::secret)
                .map(peer::bearing)
                .orElse(peer);
    }

    /// The development issuer; empty where the profile names none.
    public Optional<DevelopmentIssuer> issuer() {
        return optional("issuer.token-url").map(url -> new DevelopmentIssuer(uri("issuer.token-url"), ca()));
    }

    private @Nullable Path ca() {
        return optional("ca").map(this::path).orElse(null);
    }

    private Path path(String name) {
        return file.toAbsolutePath().resolveSibling(name);
    }

    private URI uri(String key) {
        return uri(key, required(key));
    }

    private URI uri(String key, String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new ProfileException(key + " in " + file + " is not an address: " + address, e);
        }
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private String required(String key) {
        return optional(key).orElseThrow(() -> new ProfileException("the profile " + file + " lacks " + key, null));
    }
}
