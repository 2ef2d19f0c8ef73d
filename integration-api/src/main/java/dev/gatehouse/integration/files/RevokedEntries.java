package dev.gatehouse.integration.files;

import static dev.gatehouse.integration.files.ConsumersForm.orEmpty;

import dev.gatehouse.integration.consumer.IssuerKey;
import dev.gatehouse.integration.consumer.Revocations;
import dev.gatehouse.integration.files.ConsumersForm.RevokedEntry;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the revocations: each of one certificate by its serial number, or of all of one name.
record RevokedEntries(Problems problems) {
    private static final int HEX = 16;
    // RFC 5280: at most 20 octets.
    private static final Pattern SERIAL = Pattern.compile("[0-9a-fA-F]{1,40}");

    Revocations read(List<RevokedEntry> entries) {
        Set<Revocations.Serial> serials = new HashSet<>();
        Set<Revocations.Name> names = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/revoked/" + i;
            RevokedEntry entry = entries.get(i);
            IssuerKey issuer = issuer(pointer, entry);
            if ((entry.serial() == null) == (entry.name() == null)) {
                throw problems.at(pointer, "a revocation needs either a serial or a name");
            }
            if (entry.name() == null) {
                serials.add(new Revocations.Serial(issuer, serial(pointer, orEmpty(entry.serial()))));
            } else {
                names.add(new Revocations.Name(issuer, name(pointer, entry.name())));
            }
        }
        return new Revocations(serials, names);
    }

    private IssuerKey issuer(String pointer, RevokedEntry entry) {
        return IssuerKey.parse(orEmpty(entry.issuerKeySha256()))
                .orElseThrow(() -> problems.at(
                        pointer,
                        "a revocation needs an issuer-key-sha256: 64 hex digits, of the authority's public key"));
    }

    private String name(String pointer, String text) {
        if (text.isBlank()) {
            throw problems.at(pointer, "a revoked name is empty");
        }
        return text;
    }

    private BigInteger serial(String pointer, String text) {
        // With colons, as OpenSSL shows it, or without.
        String hex = text.replace(":", "");
        if (!SERIAL.matcher(hex).matches()) {
            throw problems.at(pointer, "a revoked serial is not up to 40 hex digits");
        }
        return new BigInteger(hex, HEX);
    }
}
