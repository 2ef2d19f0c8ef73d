package dev.gatehouse.config.web;

import dev.gatehouse.common.web.Problems;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.web.request.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Words refusals, counts every problem by its code, and keeps answers that say nothing about it out of caches.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalAdvice implements ResponseBodyAdvice<Object> {
    private final ApiMetrics metrics;

    RefusalAdvice(ApiMetrics metrics) {
        this.metrics = metrics;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ResponseEntity<ProblemDetail> plain = Problems.response(refusal.reason());
        ProblemDetail problem = Problems.detail(refusal.reason());
        refusal.members().forEach(problem::setProperty);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(plain.getHeaders());
        refusal.headers().forEach(headers::set);
        return new ResponseEntity<>(problem, headers, plain.getStatusCode());
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem && problem.getProperties() != null) {
            metrics.refused(String.valueOf(problem.getProperties().get("code")));
        }
        if (response.getHeaders().getCacheControl() == null) {
            response.getHeaders().setCacheControl("no-store");
        }
        return body;
    }
}
