package dev.gatehouse.integration.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Is told of every client certificate that was not trusted, on the thread of the handshake that fails for it.
interface HandshakeFailures {
    /// A handshake is about to fail.
    ///
    /// @param chain what the client sent, its own certificate first; proven by nobody
    /// @param address the client's IP address
    void untrusted(X509Certificate[] chain, CertificateException cause, String address);
}
