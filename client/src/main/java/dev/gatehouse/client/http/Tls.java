package dev.gatehouse.client.http;

import io.grpc.util.CertificateUtils;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS contexts of the JDK's HTTP client from PEM files. Files are read once.
public final class Tls {
    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    /// A context that trusts one CA file.
    ///
    /// @param ca PEM certificates; null: the JDK's trust store
    public static SSLContext trusting(@Nullable Path ca) {
        return context(ca, null);
    }

    /// A context that shows a client certificate as well (mutual TLS).
    ///
    /// @param certificate PEM chain, own certificate first
    /// @param key PKCS#8 PEM
    public static SSLContext mutual(@Nullable Path ca, Path certificate, Path key) {
        return context(ca, new Identity(certificate, key));
    }

    private static SSLContext context(@Nullable Path ca, @Nullable Identity identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : identity.managers(), ca == null ? null : trust(ca), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the TLS files can't be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path ca) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (X509Certificate certificate : certificates(ca)) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static X509Certificate[] certificates(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = new FileInputStream(pem.toFile())) {
            X509Certificate[] found = CertificateUtils.getX509Certificates(in);
            if (found.length == 0) {
                throw new IOException(pem + " holds no certificate");
            }
            return found;
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private record Identity(Path certificate, Path key) {
        KeyManager[] managers() throws GeneralSecurityException, IOException {
            KeyStore store = emptyStore();
            store.setKeyEntry("identity", readKey(), NO_PASSWORD, certificates(certificate));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        }

        private PrivateKey readKey() throws GeneralSecurityException, IOException {
            try (InputStream in = new FileInputStream(key.toFile())) {
                return CertificateUtils.getPrivateKey(in);
            }
        }
    }
}
