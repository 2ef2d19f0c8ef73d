package dev.gatehouse.integration.consumer;

import dev.gatehouse.common.peer.CommonName;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Who a verified client certificate says that the client is.
///
/// @param issuer the authority that signed it
/// @param serial its number among that authority's
/// @param name its common name; empty: none, or not exactly one
public record ClientIdentity(IssuerKey issuer, BigInteger serial, Optional<String> name) {
    public static ClientIdentity of(IssuerKey issuer, X509Certificate certificate) {
        return new ClientIdentity(issuer, certificate.getSerialNumber(), CommonName.of(certificate));
    }
}
