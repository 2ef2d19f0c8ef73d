package dev.gatehouse.integration.consumer;

import java.math.BigInteger;
import java.util.Set;

/// The certificates that are worth nothing any more. Immutable.
///
/// @param serials single certificates
/// @param names every certificate of an authority with this common name
public record Revocations(Set<Serial> serials, Set<Name> names) {
    public Revocations {
        serials = Set.copyOf(serials);
        names = Set.copyOf(names);
    }

    /// One certificate of an authority (RFC 5280: issuer and serial number).
    public record Serial(IssuerKey issuer, BigInteger number) {}

    /// Whoever has this common name from an authority.
    public record Name(IssuerKey issuer, String commonName) {}

    boolean contain(ClientIdentity who) {
        return serials.contains(new Serial(who.issuer(), who.serial()))
                || who.name()
                        .filter(name -> names.contains(new Name(who.issuer(), name)))
                        .isPresent();
    }
}
