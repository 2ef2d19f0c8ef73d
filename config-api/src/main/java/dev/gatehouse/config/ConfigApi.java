package dev.gatehouse.config;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.ServiceLauncher;
import dev.gatehouse.config.settings.ServiceSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The process of config-api.
@SpringBootApplication(proxyBeanMethods = false)
public class ConfigApi {
    /// The service's names.
    public static final ServiceDescriptor DESCRIPTOR =
            new ServiceDescriptor("config-api", ServiceSettings.PREFIX, "http-addr", ":8084");

    public static void main(String[] args) {
        ServiceLauncher.run(DESCRIPTOR, ConfigApi.class, args);
    }
}
