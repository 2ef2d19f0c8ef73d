package dev.gatehouse.integration.admission;

import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/// The headers by which a proxy that ends TLS tells of a client's certificate. On a listener that ends TLS itself they
/// can only be forged.
final class CertificateHeaders {
    // What a name begins with, in lower case and with - for _: RFC 9440, nginx, Envoy, Traefik, AWS, Azure, Apache.
    private static final List<String> FAMILIES = List.of(
            "client-cert",
            "x-client-cert",
            "x-client-dn",
            "x-client-subject",
            "x-client-verif",
            "ssl-client",
            "x-ssl-client",
            "ssl-cert",
            "x-ssl-cert",
            "tls-client",
            "x-tls-client",
            "x-forwarded-client-cert",
            "x-forwarded-ssl-client",
            "x-forwarded-tls-client",
            "x-amzn-mtls",
            "x-arr-clientcert",
            "subject-distinguished-name");

    private CertificateHeaders() {}

    /// True iff one of the names belongs to such a family.
    static boolean areAmong(Enumeration<String> names) {
        while (names.hasMoreElements()) {
            String name = names.nextElement().toLowerCase(Locale.ROOT).replace('_', '-');
            if (FAMILIES.stream().anyMatch(name::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
