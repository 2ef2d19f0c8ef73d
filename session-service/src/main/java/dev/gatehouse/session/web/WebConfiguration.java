package dev.gatehouse.session.web;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.StartReport;
import dev.gatehouse.common.web.BodyLimit;
import dev.gatehouse.common.web.Probes;
import dev.gatehouse.common.web.ProblemAdvice;
import dev.gatehouse.common.web.ProblemErrorController;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires the HTTP listener: admission before every handler, a bound on every body, one form for every error.
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, Probes.class})
class WebConfiguration implements WebMvcConfigurer {
    private static final long MAX_BODY_BYTES = 16 * 1024;

    private final CallerInterceptor admission;

    WebConfiguration(Callers callers, SessionMetrics metrics) {
        this.admission = new CallerInterceptor(callers, metrics);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(admission);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(MAX_BODY_BYTES));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    EffectiveSettings effectiveSettings(ServiceDescriptor service, Environment environment) {
        return new EffectiveSettings(service, environment);
    }

    @Bean
    StartReport startReport(EffectiveSettings settings) {
        return new StartReport(SessionLog.LISTENER_STARTED, SessionLog.STARTED, settings);
    }
}
