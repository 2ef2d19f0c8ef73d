package dev.gatehouse.config.web;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.StartReport;
import dev.gatehouse.common.web.BodyLimit;
import dev.gatehouse.common.web.Probes;
import dev.gatehouse.common.web.ProblemAdvice;
import dev.gatehouse.common.web.ProblemErrorController;
import dev.gatehouse.config.access.Gate;
import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.web.request.Endpoint;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires the HTTP listener: admission before every handler, a bound on every body, one form for every error.
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, Probes.class})
class WebConfiguration implements WebMvcConfigurer {
    private static final long MAX_BODY_BYTES = 16 * 1024;
    // What is published may be written with white space and escapes that are not stored.
    private static final long MAX_RELEASE_BYTES = 2L * Content.MAX_BYTES;

    private final TokenInterceptor admission;

    WebConfiguration(Gate gate, ApiMetrics metrics) {
        this.admission = new TokenInterceptor(gate, metrics);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(admission);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ScopeArgument());
    }

    @Bean
    FilterRegistrationBean<BodyLimit> releaseLimit() {
        return limit(MAX_RELEASE_BYTES, "/v1/releases/*");
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        return limit(MAX_BODY_BYTES, Endpoint.Paths.TOKENS, Endpoint.Paths.TOKENS + "/*", "/v1/resolve/*");
    }

    private static FilterRegistrationBean<BodyLimit> limit(long bytes, String... paths) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit(bytes));
        filter.setUrlPatterns(List.of(paths));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    PublishReport publishReport(ApiMetrics metrics) {
        return new PublishReport(metrics);
    }

    @Bean
    EffectiveSettings effectiveSettings(ServiceDescriptor service, Environment environment) {
        return new EffectiveSettings(service, environment);
    }

    @Bean
    StartReport startReport(EffectiveSettings settings) {
        return new StartReport(ConfigLog.LISTENER_STARTED, ConfigLog.STARTED, settings);
    }
}
