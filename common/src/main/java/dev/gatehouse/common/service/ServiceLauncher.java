package dev.gatehouse.common.service;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/// Runs a service's `main`: starts it, or ends the process with one line that names the setting and the remedy.
public final class ServiceLauncher {
    /// The exit status after a failed start.
    public static final int FAILED_START = 1;

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("spring.mvc.problemdetails.enabled", "false"),
            Map.entry("spring.jmx.enabled", "false"),
            // No service takes files, and the container would store them before any bound of ours applies.
            Map.entry("spring.servlet.multipart.enabled", "false"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("server.tomcat.connection-timeout", "10s"),
            Map.entry("server.tomcat.max-connections", "8192"),
            Map.entry("logging.structured.format.console", "ecs"),
            // The service's own log events say what operators need; the launcher's line says why a start failed.
            Map.entry("logging.level.org.springframework", "WARN"),
            Map.entry("logging.level.org.springframework.boot.web.server.servlet.context", "ERROR"),
            Map.entry("logging.level.org.apache", "WARN"),
            Map.entry("logging.level.io.opentelemetry", "WARN"),
            // A service builds its one Redis client itself.
            Map.entry(
                    "spring.autoconfigure.exclude",
                    "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration,"
                        + "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration,"
                        + "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration"),
            Map.entry("management.otlp.metrics.export.enabled", "false"),
            Map.entry("management.logging.export.otlp.enabled", "false"),
            Map.entry("management.endpoints.web.base-path", "/"),
            Map.entry("management.endpoints.web.discovery.enabled", "false"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus,settings"),
            Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
            Map.entry("management.endpoint.health.show-details", "always"),
            Map.entry("management.endpoint.health.probes.enabled", "false"),
            Map.entry("management.health.defaults.enabled", "false"),
            // /health answers for the process; what it depends on is told by /health/deps.
            Map.entry("management.endpoint.health.status.http-mapping.down", "200"),
            Map.entry("management.endpoint.health.status.http-mapping.out-of-service", "200"),
            Map.entry("management.endpoint.health.group.deps.include", "*"),
            Map.entry("management.endpoint.health.group.deps.status.http-mapping.down", "503"));

    private ServiceLauncher() {}

    /// Starts the service in this process.
    ///
    /// @param application the class with the service's Spring configuration
    public static void run(ServiceDescriptor service, Class<?> application, String... args) {
        SettingsListener settings = new SettingsListener(service);
        try {
            application(service, application, settings).run(args);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // a training run for the AOT cache ends here, on purpose
        } catch (RuntimeException e) {
            System.err.println(service.name() + ": " + StartupLine.of(e, settings.settingByPort()));
            System.exit(FAILED_START);
        }
    }

    /// The application, ready to run. Tests run it themselves.
    public static SpringApplication application(ServiceDescriptor service, Class<?> application) {
        return application(service, application, new SettingsListener(service));
    }

    private static SpringApplication application(
            ServiceDescriptor service, Class<?> application, SettingsListener settings) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(DEFAULTS);
        spring.addListeners(settings);
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("serviceDescriptor", service));
        return spring;
    }
}
