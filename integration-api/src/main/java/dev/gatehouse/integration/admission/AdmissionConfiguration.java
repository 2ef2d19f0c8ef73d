package dev.gatehouse.integration.admission;

import dev.gatehouse.integration.consumer.Consumers;
import dev.gatehouse.integration.telemetry.AccessReport;
import dev.gatehouse.integration.tls.Issuers;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Wires admission into the consumers' listener.
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration implements WebMvcConfigurer {
    // After the character encoding and the trace, so that a refusal has a trace id; before all else.
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 2;

    private final AccessReport report;

    AdmissionConfiguration(AccessReport report) {
        this.report = report;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RouteInterceptor(report)).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ConsumerArgument());
    }

    @Bean
    RouteTable routeTable(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        return new RouteTable(mappings.getHandlerMethods().keySet().stream()
                .map(RequestMappingInfo::getPathPatternsCondition)
                .filter(Objects::nonNull)
                .flatMap(condition -> condition.getPatterns().stream())
                .distinct()
                .toList());
    }

    /// Tomcat's own refusals, such as of a path that is none.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            RouteTable routes,
            Issuers issuers,
            Supplier<Consumers> consumers,
            InstantSource clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Gate gate = new Gate(routes, issuers, consumers, clock);
        FilterRegistrationBean<AccessFilter> filter =
                new FilterRegistrationBean<>(new AccessFilter(gate, report, problems));
        filter.setOrder(FIRST);
        return filter;
    }
}
