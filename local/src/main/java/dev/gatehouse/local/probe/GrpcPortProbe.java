package dev.gatehouse.local.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Ready when a port completes a TLS handshake for HTTP/2, which a gRPC server does once it has started.
public final class GrpcPortProbe implements Probe {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final String HTTP_2 = "h2";

    private final int port;
    private final SSLContext tls;

    public GrpcPortProbe(int port, SSLContext tls) {
        this.port = port;
        this.tls = tls;
    }

    @Override
    public boolean isReady() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port, false)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {HTTP_2});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return HTTP_2.equals(socket.getApplicationProtocol());
            }
        } catch (IOException e) {
            return false;
        }
    }
}
