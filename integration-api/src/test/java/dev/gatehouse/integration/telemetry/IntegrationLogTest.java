package dev.gatehouse.integration.telemetry;

import dev.gatehouse.common.fixture.LogEventsContract;
import dev.gatehouse.common.service.LogEvent;
import java.util.List;

class IntegrationLogTest implements LogEventsContract {
    @Override
    public String serviceName() {
        return "integration-api";
    }

    @Override
    public int range() {
        return 5000;
    }

    @Override
    public List<? extends LogEvent> events() {
        return List.of(IntegrationLog.values());
    }
}
