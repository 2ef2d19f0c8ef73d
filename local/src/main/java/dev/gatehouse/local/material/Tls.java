package dev.gatehouse.local.material;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS with the development certificates: trust in the one CA, and an identity by its name.
public final class Tls {
    private static final char[] IN_MEMORY = new char[0];

    private Tls() {}

    /// A context that trusts the development CA alone and presents the certificate of that name.
    public static SSLContext context(Home home, String name) throws IOException, GeneralSecurityException {
        return context(home, "ca", name);
    }

    /// A context that trusts one of the home's CAs alone and presents the certificate of that name, which it issued.
    public static SSLContext context(Home home, String authority, String name)
            throws IOException, GeneralSecurityException {
        X509Certificate ca = Pem.certificate(home.certificate(authority));
        return context(keys(home, name, ca), trust(ca));
    }

    /// A server's context that lets only the client of that name in, though the CA vouches for others.
    public static SSLContext serving(Home home, String name, String client)
            throws IOException, GeneralSecurityException {
        X509Certificate ca = Pem.certificate(home.caCertificate());
        TrustManager[] trust = {new OneClient((X509ExtendedTrustManager) trust(ca)[0], client)};
        return context(keys(home, name, ca), trust);
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private static TrustManager[] trust(X509Certificate ca) throws IOException, GeneralSecurityException {
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static KeyManager[] keys(Home home, String name, X509Certificate ca)
            throws IOException, GeneralSecurityException {
        KeyStore own = emptyStore();
        X509Certificate[] chain = {Pem.certificate(home.certificate(name)), ca};
        own.setKeyEntry(name, Pem.ecKey(home.privateKey(name)), IN_MEMORY, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, IN_MEMORY);
        return keys.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }
}
