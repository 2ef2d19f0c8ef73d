package dev.gatehouse.integration.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.integration.consumer.IssuerKey;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/// Which registered authority signed a client's certificate, by the authorities of now: those of the handshake may be
/// gone, and a resumed connection has had none.
///
/// Found paths are kept for a minute and up to 10,000 certificates, and forgotten when the authorities are reloaded.
public final class Issuers {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private volatile Trust trust;

    /// Takes the authorities of a bundle, now and after each of its updates.
    Issuers(SslBundles bundles, String name) {
        trust = new Trust(bundles.getBundle(name));
        bundles.addBundleUpdateHandler(name, updated -> trust = new Trust(updated));
    }

    /// The authority; empty when no path leads to a registered one, or the certificate is not valid now.
    ///
    /// @param chain the client's certificate first
    public Optional<IssuerKey> of(X509Certificate[] chain) {
        return trust.issuer(chain);
    }

    private static final class Trust {
        private final X509TrustManager manager;
        private final Cache<X509Certificate, IssuerKey> found = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT)
                .build();

        Trust(SslBundle bundle) {
            manager = Stream.of(bundle.getManagers().getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the listener has no authorities"));
        }

        Optional<IssuerKey> issuer(X509Certificate[] chain) {
            if (!isValidNow(chain[0])) {
                return Optional.empty();
            }
            IssuerKey known = found.getIfPresent(chain[0]);
            if (known != null) {
                return Optional.of(known);
            }
            // What isn't found is not kept: the same certificate may come again with the chain that it needs.
            Optional<IssuerKey> issuer = isTrusted(chain) ? search(chain) : Optional.empty();
            issuer.ifPresent(key -> found.put(chain[0], key));
            return issuer;
        }

        private Optional<IssuerKey> search(X509Certificate[] chain) {
            return Stream.concat(Stream.of(chain).skip(1), Stream.of(manager.getAcceptedIssuers()))
                    .filter(authority -> isSignedBy(chain[0], authority))
                    .findFirst()
                    .map(authority -> IssuerKey.of(authority.getPublicKey()));
        }

        private boolean isTrusted(X509Certificate[] chain) {
            try {
                manager.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
                return true;
            } catch (CertificateException e) {
                return false;
            }
        }

        private static boolean isValidNow(X509Certificate certificate) {
            try {
                certificate.checkValidity();
                return true;
            } catch (CertificateException e) {
                return false;
            }
        }

        private static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
            if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                return false;
            }
            try {
                certificate.verify(authority.getPublicKey());
                return true;
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
