package dev.gatehouse.integration.diagnosis;

import dev.gatehouse.integration.upstreams.UpstreamHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A TLS handshake with an upstream, on a connection of its own, that is given time to be refused.
record Handshake(String host, int port, SSLContext tls) {
    /// What a failure says where a server ended the connection and did not say why.
    static final String ENDED = "it ended the connection after the handshake";

    private static final int TIMEOUT_MILLIS = 2_500;
    // With TLS 1.3 a server refuses a client's certificate after the handshake: this is how long it is listened for.
    private static final int REFUSAL_MILLIS = 250;
    private static final int ATTEMPTS = 3;

    static Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), (int) UpstreamHttp.CONNECT.toMillis());
        return socket;
    }

    /// Who answers. A server that refuses our certificate may reset the connection before its alert is read: looked at
    /// again, it tells. One that resets every connection resets the last one too.
    String peer() throws IOException {
        int attempt = 1;
        while (true) {
            try {
                return once();
            } catch (SocketException e) {
                if (attempt++ == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private String once() throws IOException {
        try (Socket plain = connect(host, port);
                SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            awaitRefusal(socket);
            X509Certificate peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return socket.getSession().getProtocol() + " with " + peer.getSubjectX500Principal() + ", valid until "
                    + peer.getNotAfter().toInstant();
        }
    }

    /// A server that refuses a certificate ends the connection at once; whether its alert is read before that is
    /// chance.
    private static void awaitRefusal(SSLSocket socket) throws IOException {
        socket.setSoTimeout(REFUSAL_MILLIS);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new SSLException(ENDED);
            }
        } catch (SocketTimeoutException _) {
            // silence: it waits for a request, as it should
        } catch (SocketException e) {
            throw new SSLException(ENDED, e);
        }
    }
}
