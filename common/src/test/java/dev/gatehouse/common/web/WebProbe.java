package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A server whose controllers do what the tests ask for.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Probes.class, ProblemAdvice.class, ProblemErrorController.class, WebProbe.Controllers.class})
class WebProbe {
    static final String SECRET = "password=hunter2";
    static final int MAX_BODY = 1000;

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit(MAX_BODY);
    }

    record Note(String text) {}

    @RestController
    static class Controllers {
        @PostMapping(path = "/notes", consumes = "application/json", produces = "application/json")
        Note echo(@RequestBody Note note) {
            return note;
        }

        @PostMapping(path = "/form", consumes = "application/x-www-form-urlencoded")
        Map<String, Integer> form(@RequestParam String token) {
            return Map.of("length", token.length());
        }

        @PostMapping("/raw")
        Map<String, Integer> raw(HttpServletRequest request) throws IOException {
            return Map.of("length", request.getReader().readAllAsString().length());
        }

        @GetMapping("/bug")
        String bug() {
            MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/refused")
        String refused() {
            throw new GatehouseException(ErrorReason.SHUTTING_DOWN, SECRET);
        }
    }
}
