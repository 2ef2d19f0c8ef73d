package dev.gatehouse.session.telemetry;

import dev.gatehouse.common.fixture.LogEventsContract;
import dev.gatehouse.common.service.LogEvent;
import java.util.List;

class SessionLogTest implements LogEventsContract {
    @Override
    public String serviceName() {
        return "session-service";
    }

    @Override
    public int range() {
        return 3000;
    }

    @Override
    public List<? extends LogEvent> events() {
        return List.of(SessionLog.values());
    }
}
