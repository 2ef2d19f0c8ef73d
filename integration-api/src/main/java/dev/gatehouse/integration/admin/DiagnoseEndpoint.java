package dev.gatehouse.integration.admin;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.web.EndpointProblem;
import dev.gatehouse.integration.diagnosis.Diagnoser;
import dev.gatehouse.integration.diagnosis.Diagnosis;
import dev.gatehouse.integration.telemetry.IntegrationLog;
import dev.gatehouse.integration.upstreams.Upstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/// Walks the way to an upstream and says where it breaks, and whose side it is: `POST /diagnose/{upstream}`.
@Endpoint(id = "diagnose")
final class DiagnoseEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(DiagnoseEndpoint.class);

    private final Diagnoser diagnoser;

    DiagnoseEndpoint(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    @WriteOperation
    WebEndpointResponse<Object> diagnose(@Selector String upstream) {
        return Upstream.of(upstream)
                .map(diagnoser::diagnose)
                .map(DiagnoseEndpoint::answer)
                .orElseGet(() -> EndpointProblem.of(ErrorReason.RESOURCE_NOT_FOUND));
    }

    private static WebEndpointResponse<Object> answer(Diagnosis diagnosis) {
        IntegrationLog.UPSTREAM_DIAGNOSED.log(
                LOG,
                "upstream",
                diagnosis.upstream(),
                "where",
                diagnosis.verdict().where(),
                "error_class",
                diagnosis.verdict().errorClass(),
                "side",
                diagnosis.verdict().side());
        return new WebEndpointResponse<>(diagnosis);
    }
}
