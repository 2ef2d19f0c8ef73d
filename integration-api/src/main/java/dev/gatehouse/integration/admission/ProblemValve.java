package dev.gatehouse.integration.admission;

import dev.gatehouse.common.error.ErrorReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Words what Tomcat refuses by itself, before any filter, in the form of every other problem. Tomcat makes it by its
/// class's name, which is why it is public.
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean refused = response.getStatus() >= HttpStatus.BAD_REQUEST.value();
        if (!refused || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean clients = response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value();
        ErrorReason reason = clients ? ErrorReason.MALFORMED_REQUEST : ErrorReason.INTERNAL_ERROR;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem(reason, response)));
            response.finishResponse();
        } catch (IOException e) {
            // Whoever asked is gone; there is nobody left to tell.
            container.getLogger().debug("a refusal was not sent", e);
        }
    }

    private static Map<String, Object> problem(ErrorReason reason, Response response) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "https://gatehouse.dev/errors#" + reason.httpCode());
        problem.put("title", reason.message());
        problem.put("status", response.getStatus());
        problem.put("code", reason.httpCode());
        problem.put("advice", reason.advice().text());
        return problem;
    }
}
