package dev.gatehouse.integration.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.jsse.JSSEUtil;
import org.jspecify.annotations.Nullable;

/// The listener's socket side. Every TLS context, the first one and each one after a reload of certificates, is made
/// here, so that none is without the report.
final class ReportingEndpoint extends NioEndpoint {
    // Trust is decided on the thread that handles the socket, but without a word of whose socket it is.
    private static final ScopedValue<SocketWrapperBase<NioChannel>> SOCKET = ScopedValue.newInstance();

    private volatile HandshakeFailures failures = (_, _, _) -> {};

    void report(HandshakeFailures to) {
        failures = to;
    }

    @Override
    protected void createSSLContext(SSLHostConfig config) {
        try {
            for (SSLHostConfigCertificate certificate : config.getCertificates(true)) {
                certificate.setSslContext(new ReportingContext(certificate).createSSLContext(negotiableProtocols));
            }
        } catch (Exception e) { // as Tomcat's own code declares and words it
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        super.createSSLContext(config);
    }

    @Override
    protected SocketProcessorBase<NioChannel> createSocketProcessor(
            SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        return new SocketProcessor(socket, event) {
            @Override
            protected void doRun() {
                ScopedValue.where(SOCKET, socketWrapper).run(super::doRun);
            }
        };
    }

    private void untrusted(X509Certificate[] chain, CertificateException cause) {
        failures.untrusted(chain, cause, SOCKET.isBound() ? SOCKET.get().getRemoteAddr() : "");
    }

    /// Tomcat's way from files to a TLS context, with the trust managers wrapped.
    private final class ReportingContext extends JSSEUtil {
        ReportingContext(SSLHostConfigCertificate certificate) {
            super(certificate);
        }

        @Override
        public TrustManager @Nullable [] getTrustManagers() throws Exception {
            TrustManager[] managers = super.getTrustManagers();
            return managers == null
                    ? null
                    : Stream.of(managers).map(this::reporting).toArray(TrustManager[]::new);
        }

        private TrustManager reporting(TrustManager manager) {
            return manager instanceof X509ExtendedTrustManager x509
                    ? new ReportingTrust(x509, ReportingEndpoint.this::untrusted)
                    : manager;
        }
    }
}
