package dev.gatehouse.integration.web;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.StartReport;
import dev.gatehouse.common.web.Probes;
import dev.gatehouse.common.web.ProblemAdvice;
import dev.gatehouse.common.web.ProblemErrorController;
import dev.gatehouse.integration.telemetry.IntegrationLog;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// Wires the HTTP listener: one form for every error.
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, Probes.class})
class WebConfiguration {
    /// Before every other filter, so that refusals have the headers too.
    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders() {
        FilterRegistrationBean<AnswerHeaders> filter = new FilterRegistrationBean<>(new AnswerHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    EffectiveSettings effectiveSettings(ServiceDescriptor service, Environment environment) {
        return new EffectiveSettings(service, environment);
    }

    @Bean
    StartReport startReport(EffectiveSettings settings) {
        return new StartReport(IntegrationLog.LISTENER_STARTED, IntegrationLog.STARTED, settings);
    }
}
