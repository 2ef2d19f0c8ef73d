package dev.gatehouse.common.peer;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// The common name of a certificate's subject: the name by which callers are configured.
public final class CommonName {
    private CommonName() {}

    /// The name, if the subject has exactly one, alone in its RDN (RFC 4514, any order). Anything else is ambiguous and
    /// therefore nobody.
    public static Optional<String> of(X509Certificate certificate) {
        try {
            List<Rdn> names = new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.toAttributes().get("cn") != null)
                            .toList();
            return names.size() == 1 ? single(names.getFirst()) : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> single(Rdn rdn) {
        return rdn.size() == 1 && rdn.getValue() instanceof String name && !name.isEmpty()
                ? Optional.of(name)
                : Optional.empty();
    }
}
