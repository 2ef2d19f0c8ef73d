package dev.gatehouse.config.telemetry;

import dev.gatehouse.common.fixture.LogEventsContract;
import dev.gatehouse.common.service.LogEvent;
import java.util.List;

class ConfigLogTest implements LogEventsContract {
    @Override
    public String serviceName() {
        return "config-api";
    }

    @Override
    public int range() {
        return 7000;
    }

    @Override
    public List<? extends LogEvent> events() {
        return List.of(ConfigLog.values());
    }
}
