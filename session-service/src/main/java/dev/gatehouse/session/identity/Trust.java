package dev.gatehouse.session.identity;

import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.identity.IssuerEntry.Checked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Which authorities an issuer's certificate is checked against.
final class Trust {
    private Trust() {}

    static SSLContext of(YamlFile file, Checked issuer) {
        try {
            return issuer.caPath().isPresent() ? of(issuer.caPath().get()) : SSLContext.getDefault();
        } catch (IOException | GeneralSecurityException e) {
            throw file.problem("where the ca-path of the issuer " + issuer.issuer() + " holds no readable certificate");
        }
    }

    private static SSLContext of(Path pem) throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                authorities.setCertificateEntry("ca-" + authorities.size(), each);
            }
        }
        if (authorities.size() == 0) {
            throw new IOException("no certificate");
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
