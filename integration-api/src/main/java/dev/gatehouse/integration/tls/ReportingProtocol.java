package dev.gatehouse.integration.tls;

import org.apache.coyote.http11.Http11NioProtocol;

/// Tomcat's HTTP/1.1 protocol that reports untrusted client certificates. Tomcat makes it by its class's name, which is
/// why it is public and has a setter.
public final class ReportingProtocol extends Http11NioProtocol {
    private final ReportingEndpoint endpoint;

    public ReportingProtocol() {
        this(new ReportingEndpoint());
    }

    private ReportingProtocol(ReportingEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /// Called once, before the listener starts.
    void report(HandshakeFailures failures) {
        endpoint.report(failures);
    }
}
