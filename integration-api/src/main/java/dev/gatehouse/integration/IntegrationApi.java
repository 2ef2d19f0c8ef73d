package dev.gatehouse.integration;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.ServiceLauncher;
import dev.gatehouse.integration.settings.ServiceSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The process of integration-api.
@SpringBootApplication(proxyBeanMethods = false)
public class IntegrationApi {
    /// The service's names.
    public static final ServiceDescriptor DESCRIPTOR = new ServiceDescriptor(
            "integration-api", ServiceSettings.PREFIX, "http-addr", ":8443", "admin-client-ca-path");

    public static void main(String[] args) {
        ServiceLauncher.run(DESCRIPTOR, IntegrationApi.class, args);
    }
}
