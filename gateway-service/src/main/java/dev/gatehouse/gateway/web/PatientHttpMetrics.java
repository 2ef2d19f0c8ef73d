package dev.gatehouse.gateway.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Has the public listener speak [PatientHttp], and counts what becomes of its connections.
final class PatientHttpMetrics
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, TomcatConnectorCustomizer, MeterBinder {
    private volatile PatientHttp http = new PatientHttp();

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(PatientHttp.class.getName());
        factory.addConnectorCustomizers(this);
    }

    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof PatientHttp made) {
            http = made;
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.http.connections", this, metrics -> metrics.http.getConnectionCount())
                .description("Open connections of the public HTTP listener")
                .register(meters);
        FunctionCounter.builder("gatehouse.gateway.http.connections.ended", this, metrics -> metrics.http.endedCount())
                .description("Connections of the public HTTP listener that were ended because they were too slow")
                .register(meters);
    }
}
