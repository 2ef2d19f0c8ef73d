package dev.gatehouse.session.grpc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where gateways call.
///
/// @param grpcAddr Address of the gRPC listener, host:port or :port. Clients must show a certificate.
@Validated
@ConfigurationProperties("session-service")
record GrpcSettings(@DefaultValue(":9092") String grpcAddr) {
    /// The setting's name.
    static final String ADDRESS = "session-service.grpc-addr";
}
