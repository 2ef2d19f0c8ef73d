package dev.gatehouse.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the gateway is told from outside.
///
/// @param environment Name of the environment, such as `production`; a part of the audience that devices sign.
/// Required.
/// @param region Name of the region, up to 16 of a-z, 0-9 and -; a part of the audience. Required.
/// @param publicHttpAddr Address of the public HTTP listener, host:port or :port.
/// @param authenticatedGrpcAddr Address of the gRPC listener, host:port or :port.
/// @param adminHttpAddr Address of the admin HTTP listener (health, metrics, settings); unset: there is none. Without a
///     client CA and a token it binds to 127.0.0.1.
/// @param plaintextListeners Listeners that speak plain text because something in front ends TLS: any of http, grpc,
///     admin, separated by commas.
/// @param shutdownTimeout How long each component may take to stop.
/// @param sessionEventsRedisStream Key of the stream that session-service writes, whole.
/// @param clientEventsRedisStream Key of the stream that back ends append events to, whole.
/// @param responseSignerPrivateKeyPemPath PKCS#8 PEM file of the Ed25519 key that signs responses, events and beacons,
///     or a directory of them, `<UTC start>.pem` such as 20261121T030000Z.pem, looked at every 5 s. Required.
/// @param platformKeysPath Directory of one or two 32-byte files `<kid>.key`, the same as session-service's. Required.
/// @param sessionServiceGrpcAddr host:port of session-service's gRPC listener; unset: public auth routes answer 503.
/// @param routesPath YAML file of the routes for commands; unset: every command is UNIMPLEMENTED.
/// @param otlpTracesEndpoint URL that spans are sent to (OTLP over HTTP), such as http://127.0.0.1:4318/v1/traces;
/// unset:
///     none are sent.
/// @param traceSampling Share of traces begun here that is sent, 0 to 1; a caller's own choice is kept.
/// @param maxStreams Event streams that this node holds open at most.
/// @param streamMaxAge Age at which a stream is closed, to be opened again, at the latest; each at a random three
///     to four quarters of it.
/// @param signatureProvider What computes signatures: corretto (native, Linux and macOS), bouncycastle (anywhere), or
///     auto: corretto where it loads. The start's log says which.
/// @param requestMaxAge How old a signed request may be, by the gateway's clock.
/// @param requestMaxAhead How far in the future its timestamp may lie.
/// @param sourceAddressPreserved Whether a connection's source address is the caller's own and no balancer's, so
///     that limits per address count; unset: only where the environment is local.
/// @param adminTokenSha256Path File with the SHA-256, in hex, of the token that every request to the admin listener
///     has to bear; unset: none.
@Validated
@ConfigurationProperties("gateway")
public record GatewaySettings(
        @NotBlank(message = "is not set. It names the environment, such as production.")
        @Pattern(regexp = "[a-z0-9-]{0,32}", message = "must be up to 32 of a-z, 0-9 and -.")
        String environment,

        @NotBlank(message = "is not set. It names the region, such as eu-1.")
        @Pattern(regexp = "[a-z0-9-]{0,16}", message = "must be up to 16 of a-z, 0-9 and -.")
        String region,

        @DefaultValue(":8080") String publicHttpAddr,
        @DefaultValue(":9090") String authenticatedGrpcAddr,
        @DefaultValue("") String adminHttpAddr,
        @DefaultValue List<@Pattern(regexp = "http|grpc|admin", message = LISTENERS) String> plaintextListeners,

        @DefaultValue("10s") @DurationMin(millis = 1, message = "must be more than 0.")
        Duration shutdownTimeout,

        @DefaultValue("gatehouse:session-events:{0}") String sessionEventsRedisStream,
        @DefaultValue("gatehouse:client-events:{0}") String clientEventsRedisStream,

        @NotBlank(message = "is not set. It names the PKCS#8 PEM file of the Ed25519 key that signs, or a directory.")
        String responseSignerPrivateKeyPemPath,

        @NotBlank(message = "is not set. It names the directory of the platform keys, the same as session-service's.")
        String platformKeysPath,

        @DefaultValue("") @Pattern(regexp = "|[A-Za-z0-9.\\[\\]:-]+:[0-9]{1,5}", message = "must be host:port.")
        String sessionServiceGrpcAddr,

        @DefaultValue("") String routesPath,
        @DefaultValue("") String otlpTracesEndpoint,

        @DefaultValue("0.01") @DecimalMin("0") @DecimalMax("1")
        double traceSampling,

        @DefaultValue("20000") @Positive(message = "must be more than 0.")
        int maxStreams,

        @DefaultValue("60m") @DurationMin(seconds = 1, message = "must be 1s or more.")
        Duration streamMaxAge,

        @DefaultValue @Valid Tls tls,
        @DefaultValue @Valid Internal internal,
        @DefaultValue @Valid Redis redis,

        @DefaultValue("auto")
        @Pattern(regexp = "auto|bouncycastle|corretto", message = "must be auto, bouncycastle or corretto.")
        String signatureProvider,

        @DefaultValue("60s") @DurationMin(millis = 1, message = "must be more than 0.")
        Duration requestMaxAge,

        @DefaultValue("5s") @DurationMin(millis = 0, message = "must be 0 or more.")
        Duration requestMaxAhead,

        @Nullable Boolean sourceAddressPreserved,
        @DefaultValue @Valid Limits limits,
        @DefaultValue("") String adminTokenSha256Path) {

    private static final String LISTENERS = "may hold http, grpc and admin, separated by commas.";

    /// The audience of everything that is signed for or by this gateway.
    public String audience() {
        return environment + "/" + region + "/gateway";
    }

    /// TLS of the listeners.
    ///
    /// @param certPath PEM certificate chain of the listeners.
    /// @param keyPath PEM private key of the certificate.
    /// @param clientCaPath PEM certificates of the CA whose clients may reach the admin listener from outside this
    ///     machine.
    public record Tls(
            @Nullable Path certPath,
            @Nullable Path keyPath,
            @Nullable Path clientCaPath) {}

    /// The gateway's own identity towards session-service and downstreams (mutual TLS).
    ///
    /// @param caPath PEM certificates of the CA of session-service and downstreams.
    /// @param certPath PEM certificate chain that the gateway shows them.
    /// @param keyPath PEM private key of that certificate.
    public record Internal(
            @Nullable Path caPath,
            @Nullable Path certPath,
            @Nullable Path keyPath) {}

    /// The one Redis.
    ///
    /// @param masterAddr host:port of the master; required unless Sentinel knows it.
    /// @param password Password. Required.
    /// @param db Number of the database.
    /// @param keyPrefix What every key of ours but the two streams begins with.
    /// @param replicaAddrs host:port of replicas, separated by commas; accepted and not used yet.
    /// @param sentinelAddrs host:port of the Sentinels, separated by commas; asked without a password.
    /// @param sentinelMaster Name under which the Sentinels watch the master.
    public record Redis(
            @DefaultValue("") String masterAddr,

            @NotBlank(message = "is not set. Redis is protected by a password.")
            String password,

            @DefaultValue("0") @PositiveOrZero(message = "must be 0 or more.")
            int db,

            @DefaultValue("gatehouse:") String keyPrefix,
            @DefaultValue List<String> replicaAddrs,
            @DefaultValue List<String> sentinelAddrs,
            @DefaultValue("") String sentinelMaster) {

        /// Without the password.
        @Override
        public String toString() {
            return (sentinelMaster.isEmpty() ? masterAddr : sentinelMaster) + "/" + db;
        }
    }

    /// What one caller may use up of this node; each holds per node.
    ///
    /// @param connections Connections of the gRPC listener at a time.
    /// @param connectionsPerAddress Connections of one address (IPv6: of one /64) at a time, where source addresses
    ///     are preserved.
    /// @param connectionIdle After so long without a call a connection is closed.
    /// @param firstCallWithin How long a new connection may be open without a call.
    /// @param requestWithin How long a request may take to arrive whole.
    /// @param failuresPerConnection Requests a minute on one connection that can't be verified; past it the
    ///     connection is closed. Raise it where a balancer carries many callers' calls over one connection.
    /// @param failuresPerAddress The same from one address (IPv6: from one /64), where source addresses are
    ///     preserved.
    /// @param commandsPerSecond Requests a second of one session; twice as many at once.
    /// @param streamsPerUser Event streams of one user at a time.
    /// @param streamsPerSecond Event streams that are opened a second.
    public record Limits(
            @DefaultValue("25000") @Positive(message = "must be more than 0.")
            int connections,

            @DefaultValue("1000") @Positive(message = "must be more than 0.")
            int connectionsPerAddress,

            @DefaultValue("5m") @DurationMin(seconds = 1, message = "must be 1s or more.")
            Duration connectionIdle,

            @DefaultValue("30s") @DurationMin(seconds = 1, message = "must be 1s or more.")
            Duration firstCallWithin,

            @DefaultValue("10s") @DurationMin(seconds = 1, message = "must be 1s or more.")
            Duration requestWithin,

            @DefaultValue("20") @Positive(message = "must be more than 0.")
            int failuresPerConnection,

            @DefaultValue("200") @Positive(message = "must be more than 0.")
            int failuresPerAddress,

            @DefaultValue("50") @Positive(message = "must be more than 0.")
            int commandsPerSecond,

            @DefaultValue("20") @Positive(message = "must be more than 0.")
            int streamsPerUser,

            @DefaultValue("2000") @Positive(message = "must be more than 0.")
            int streamsPerSecond) {}

    /// Whether limits per address count.
    public boolean isSourceAddressPreserved() {
        return Optional.ofNullable(sourceAddressPreserved).orElse(environment.equals("local"));
    }

    /// The routes file, if there is one.
    public Optional<Path> routesFile() {
        return routesPath.isEmpty() ? Optional.empty() : Optional.of(Path.of(routesPath));
    }
}
