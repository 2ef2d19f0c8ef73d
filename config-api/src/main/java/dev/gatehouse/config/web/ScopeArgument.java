package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.web.request.Endpoint;
import dev.gatehouse.config.web.request.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Gives handlers the scope that the path names, the same that was admitted. Bound by hand: Spring's own binding
/// would let a form's fields stand in for the path's.
final class ScopeArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(ConfigScope.class);
    }

    @Override
    public ConfigScope resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        List<String> names = Endpoint.scopeNames(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        return (names.isEmpty()
                        ? Optional.<ConfigScope>empty()
                        : ConfigScope.of(names.get(0), names.get(1), names.get(2)))
                .orElseThrow(() -> new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "no such scope"));
    }
}
