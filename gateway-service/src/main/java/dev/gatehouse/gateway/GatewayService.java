package dev.gatehouse.gateway;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The push and command gateway.
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayService {
    /// The service's own names.
    public static final ServiceDescriptor DESCRIPTOR =
            new ServiceDescriptor("gateway-service", "gateway", "public-http-addr", ":8080");

    public static void main(String[] args) {
        ServiceLauncher.run(DESCRIPTOR, GatewayService.class, args);
    }
}
