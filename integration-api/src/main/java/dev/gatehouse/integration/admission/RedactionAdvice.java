package dev.gatehouse.integration.admission;

import dev.gatehouse.integration.consumer.Consumer;
import dev.gatehouse.integration.redaction.Redactions;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes out of an answer what the consumer's roles hide on this route: once, on the tree of the whole answer.
///
/// Controllers return objects. A text or a stream that is JSON can't be looked into, and is not given to a consumer for
/// whom something in it may be hidden.
@ControllerAdvice
final class RedactionAdvice implements ResponseBodyAdvice<Object> {
    private final JsonMapper json;

    RedactionAdvice(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Redactions redactions = redactions(request);
        if (body == null || body instanceof ProblemDetail || redactions.isEmpty()) {
            return body;
        }
        if (JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter)) {
            JsonNode tree = json.valueToTree(body);
            TreeRedaction.apply(redactions.root(), tree);
            return tree;
        }
        if (isText(contentType)) {
            throw new IllegalStateException("an answer of " + contentType + " that can't be redacted");
        }
        return body;
    }

    private static Redactions redactions(ServerHttpRequest request) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        return servlet.getAttribute(AccessFilter.CONSUMER) instanceof Consumer consumer
                ? consumer.redactions(RouteInterceptor.route(servlet))
                : Redactions.NONE;
    }

    private static boolean isText(MediaType type) {
        return type.getType().equals("text") || type.getSubtype().endsWith("json");
    }
}
