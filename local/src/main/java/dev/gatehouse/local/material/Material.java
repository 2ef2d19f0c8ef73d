package dev.gatehouse.local.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// The development keys and certificates of one home.
///
/// Made once and used again; a certificate is renewed when it ends within a day or when the CA changed. Files with
/// secrets are readable by their owner alone, and the names of those that hold keys begin with `dev-`. Not safe for two
/// processes at once: the caller holds the home's lock.
public final class Material {
    /// Every name that has a certificate, its CN.
    public static final List<String> NAMES =
            List.of("gateway", "session-service", "issuer", "downstream", "support-desk", "back-end");

    private static final Duration RENEW_BEFORE = Duration.ofDays(1);
    private static final int KEY_BYTES = 32;

    private final Home home;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Material(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /// Makes whatever is missing or about to expire.
    public static void prepare(Home home, Clock clock) throws IOException, GeneralSecurityException {
        PrivateFiles.folder(home.folder());
        PrivateFiles.writePublic(home.folder().resolve(".gitignore"), "*\n".getBytes(US_ASCII));
        Material material = new Material(home, clock);
        Authority authority = material.authority();
        for (String name : NAMES) {
            material.identity(authority, name);
        }
        material.signer();
        material.secret(home.platformKeys().resolve("dev-1.key"));
        material.secret(home.challengeKeys().resolve("dev-1.key"));
        material.password();
    }

    private Authority authority() throws IOException, GeneralSecurityException {
        if (exists(home.caCertificate(), home.caKey())) {
            X509Certificate certificate = Pem.certificate(home.caCertificate());
            if (lasts(certificate)) {
                return new Authority(certificate, Pem.ecKey(home.caKey()));
            }
        }
        Authority made = Authority.create(clock);
        // Without its certificate a key counts as absent, so that a crash in between never leaves a pair that does not
        // match.
        Files.deleteIfExists(home.caCertificate());
        PrivateFiles.writePrivate(
                home.caKey(), Pem.encode("PRIVATE KEY", made.key().getEncoded()));
        PrivateFiles.writePublic(
                home.caCertificate(),
                Pem.encode("CERTIFICATE", made.certificate().getEncoded()));
        return made;
    }

    private void identity(Authority authority, String name) throws IOException, GeneralSecurityException {
        Path file = home.certificate(name);
        if (exists(file, home.privateKey(name))) {
            X509Certificate certificate = Pem.certificate(file);
            if (lasts(certificate)
                    && signedBy(certificate, authority.certificate().getPublicKey())) {
                return;
            }
        }
        KeyPair pair = Authority.ecKeyPair();
        X509Certificate certificate = authority.issue(name, pair, clock);
        Files.deleteIfExists(file);
        PrivateFiles.writePrivate(
                home.privateKey(name),
                Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));
        PrivateFiles.writePublic(file, Pem.encode("CERTIFICATE", certificate.getEncoded()));
    }

    private void signer() throws IOException, GeneralSecurityException {
        if (!exists(home.signerKey())) {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            PrivateFiles.writePrivate(
                    home.signerKey(),
                    Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
    }

    private void secret(Path file) throws IOException {
        if (!exists(file)) {
            PrivateFiles.writePrivate(file, randomBytes());
        }
    }

    private void password() throws IOException {
        if (!exists(home.redisPassword())) {
            String password = HexFormat.of().formatHex(randomBytes());
            PrivateFiles.writePrivate(home.redisPassword(), password.getBytes(US_ASCII));
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
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

    private static boolean exists(Path... files) {
        return List.of(files).stream().allMatch(Files::isRegularFile);
    }
}
