package dev.gatehouse.common.service;

import dev.gatehouse.common.web.Probes;
import dev.gatehouse.common.web.ProblemAdvice;
import dev.gatehouse.common.web.ProblemErrorController;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// A service with no purpose but to start, or to fail in the way that a test asks for.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ProbeSettings.class)
@Import({Probes.class, ProblemAdvice.class, ProblemErrorController.class})
class ProbeApplication {
    static final ServiceDescriptor SERVICE = new ServiceDescriptor("probe-app", "probe-app", "http-addr", ":8080");

    static void main(String... args) {
        ServiceLauncher.run(SERVICE, ProbeApplication.class, args);
    }

    @Bean
    EffectiveSettings effectiveSettings(Environment environment) {
        return new EffectiveSettings(SERVICE, environment);
    }

    @Bean
    InitializingBean failure(ProbeSettings settings) {
        return () -> {
            switch (settings.failWith()) {
                case "problem" -> throw new StartupProblem("probe-app.fail-with", "asks for a failure. Unset it.");
                case "bug" -> throw new IllegalStateException("two\nlines");
                default -> {}
            }
        };
    }
}
