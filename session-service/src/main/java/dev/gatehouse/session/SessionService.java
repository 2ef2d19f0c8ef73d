package dev.gatehouse.session;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.ServiceLauncher;
import dev.gatehouse.session.settings.ServiceSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The process of session-service.
@SpringBootApplication(proxyBeanMethods = false)
public class SessionService {
    /// The service's names.
    public static final ServiceDescriptor DESCRIPTOR =
            new ServiceDescriptor("session-service", ServiceSettings.PREFIX, "http-addr", ":8082");

    public static void main(String[] args) {
        ServiceLauncher.run(DESCRIPTOR, SessionService.class, args);
    }
}
