package dev.gatehouse.common.service;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Checks the settings as soon as they are read and maps the service's own names onto Spring Boot's.
///
/// Operators see one family of names; what Spring Boot calls a thing is nobody's concern but this class's.
final class SettingsListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private final ServiceDescriptor service;
    private Map<Integer, String> settingByPort = Map.of();

    SettingsListener(ServiceDescriptor service) {
        this.service = service;
    }

    /// Which setting named a port.
    Map<Integer, String> settingByPort() {
        return settingByPort;
    }

    @Override
    public int getOrder() {
        // After the configuration files are read, before logging is set up with what they say.
        return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        KnownSettings.of(service).check(environment);
        BootProperties properties = new BootProperties(service, environment);
        environment.getPropertySources().addFirst(new MapPropertySource("gatehouse", properties.map()));
        settingByPort = properties.settingByPort();
    }
}
