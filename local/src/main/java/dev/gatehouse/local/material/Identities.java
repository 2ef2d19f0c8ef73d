package dev.gatehouse.local.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The certificates of one authority of a home, and the authority itself.
///
/// A certificate is renewed when it ends within a day or when its authority changed.
record Identities(Home home, Clock clock) {
    private static final Duration RENEW_BEFORE = Duration.ofDays(1);

    /// Makes what is missing of an authority and of the identities that it issues.
    ///
    /// @param name names its files, such as `ca`
    /// @param title its common name
    void prepare(String name, String title, List<String> holders) throws IOException, GeneralSecurityException {
        Authority authority = authority(name, title);
        for (String holder : holders) {
            identity(authority, holder);
        }
    }

    private Authority authority(String name, String title) throws IOException, GeneralSecurityException {
        if (exists(name)) {
            X509Certificate certificate = Pem.certificate(home.certificate(name));
            if (lasts(certificate)) {
                return new Authority(certificate, Pem.ecKey(home.privateKey(name)));
            }
        }
        Authority made = Authority.create(title, clock);
        write(name, made.certificate(), made.key().getEncoded());
        return made;
    }

    private void identity(Authority authority, String name) throws IOException, GeneralSecurityException {
        if (exists(name)) {
            X509Certificate certificate = Pem.certificate(home.certificate(name));
            if (lasts(certificate)
                    && signedBy(certificate, authority.certificate().getPublicKey())) {
                return;
            }
        }
        KeyPair pair = Authority.ecKeyPair();
        write(name, authority.issue(name, pair, clock), pair.getPrivate().getEncoded());
    }

    private void write(String name, X509Certificate certificate, byte[] key)
            throws IOException, GeneralSecurityException {
        Path file = home.certificate(name);
        // Without its certificate a key counts as absent, so that a crash in between never leaves a pair that does not
        // match.
        Files.deleteIfExists(file);
        PrivateFiles.writePrivate(home.privateKey(name), Pem.encode("PRIVATE KEY", key));
        PrivateFiles.writePublic(file, Pem.encode("CERTIFICATE", certificate.getEncoded()));
    }

    private boolean exists(String name) {
        return Files.isRegularFile(home.certificate(name)) && Files.isRegularFile(home.privateKey(name));
    }

    private boolean lasts(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
    }

    private static boolean signedBy(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
