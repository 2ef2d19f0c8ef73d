package dev.gatehouse.integration.upstreams;

import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// The mutual TLS towards the upstreams, from three PEM files. Read once: new files need a restart.
record InternalTls(InternalSettings settings, DevelopmentMaterial development) {
    private static final String CA = InternalSettings.PREFIX + ".ca-path";
    private static final String CERT = InternalSettings.PREFIX + ".cert-path";
    private static final String KEY = InternalSettings.PREFIX + ".key-path";

    /// The context.
    ///
    /// @throws StartupProblem when a file can't be read, holds something else or is a development one elsewhere
    SSLContext context() {
        development.refuseCertificate(CA, Path.of(settings.caPath()));
        development.refuseCertificate(CERT, Path.of(settings.certPath()));
        development.refuseKey(KEY, Path.of(settings.keyPath()));
        PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate("file:" + settings.caPath());
        PemSslStoreDetails own = PemSslStoreDetails.forCertificate("file:" + settings.certPath())
                .withPrivateKey("file:" + settings.keyPath());
        try {
            refuseOtherKey(Path.of(settings.certPath()), Path.of(settings.keyPath()));
            return SslBundle.of(new PemSslStoreBundle(own, trusted)).createSslContext();
        } catch (IOException | GeneralSecurityException | IllegalStateException | IllegalArgumentException e) {
            throw new StartupProblem(
                    KEY, "names " + settings.keyPath() + ", which is not the private key of the certificate.", e);
        }
    }

    /// What nobody checks before the first handshake: that the two files belong together.
    private static void refuseOtherKey(Path certificate, Path key) throws IOException, GeneralSecurityException {
        PrivateKey privateKey = PemContent.load(key).getPrivateKey();
        X509Certificate own = PemContent.load(certificate).getCertificates().getFirst();
        if (privateKey == null) {
            throw new IOException("no private key");
        }
        Signature signature = Signature.getInstance(algorithm(privateKey));
        signature.initSign(privateKey);
        byte[] signed = signature.sign();
        signature.initVerify(own.getPublicKey());
        if (!signature.verify(signed)) {
            throw new SignatureException("another key");
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }
}
