package dev.gatehouse.integration.tls;

import dev.gatehouse.common.peer.CommonName;
import dev.gatehouse.integration.telemetry.AccessReport;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the consumers' listener. The admin listener has a factory of its own, which is left alone.
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {
    // As common names it: the bundle of every service's main listener.
    private static final String LISTENER = "listener";

    @Bean
    Issuers issuers(SslBundles bundles) {
        return new Issuers(bundles, LISTENER);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> reportedHandshakes(AccessReport report) {
        HandshakeFailures failures =
                (chain, cause, address) -> report.untrusted(CommonName.of(chain[0]), reason(cause), address);
        return factory -> {
            factory.setProtocol(ReportingProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof ReportingProtocol protocol) {
                    protocol.report(failures);
                }
            });
        };
    }

    /// What lies at the bottom of it: what stands above only says that a path was not found.
    private static String reason(CertificateException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce("", (outer, inner) -> inner);
    }
}
