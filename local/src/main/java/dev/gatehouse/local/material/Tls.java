package dev.gatehouse.local.material;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// TLS with the development certificates: trust in the one CA, and an identity by its name.
public final class Tls {
    private static final char[] IN_MEMORY = new char[0];

    private Tls() {}

    /// A context that trusts the development CA alone and presents the certificate of that name.
    public static SSLContext context(Home home, String name) throws IOException, GeneralSecurityException {
        X509Certificate ca = Pem.certificate(home.caCertificate());
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);

        KeyStore own = emptyStore();
        X509Certificate[] chain = {Pem.certificate(home.certificate(name)), ca};
        own.setKeyEntry(name, Pem.ecKey(home.privateKey(name)), IN_MEMORY, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, IN_MEMORY);

        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }
}
