package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.signing.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets through only who bears the admin listener's token, before anything else of a request is looked at:
/// without it every address answers alike. Compared in constant time.
final class AdminGate extends OncePerRequestFilter implements Ordered {
    private static final String CHALLENGE = "Bearer realm=\"admin\"";

    private final JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter();
    private final byte[] sha256;

    AdminGate(byte[] sha256) {
        this.sha256 = sha256.clone();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = BearerToken.of(request);
        if (token.filter(this::isRight).isPresent()) {
            chain.doFilter(request, response);
        } else {
            refuse(response, token.isEmpty() ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"");
        }
    }

    private boolean isRight(String token) {
        return MessageDigest.isEqual(sha256, Sha256.of(token.getBytes(StandardCharsets.US_ASCII)));
    }

    private void refuse(HttpServletResponse response, String challenge) throws IOException {
        try (ServletServerHttpResponse answer = new ServletServerHttpResponse(response)) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
            json.write(Problems.detail(ErrorReason.INVALID_TOKEN), MediaType.APPLICATION_PROBLEM_JSON, answer);
        }
    }
}
