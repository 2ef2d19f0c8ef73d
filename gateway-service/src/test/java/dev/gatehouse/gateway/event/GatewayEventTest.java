package dev.gatehouse.gateway.event;

import dev.gatehouse.common.fixture.LogEventsContract;
import dev.gatehouse.common.service.LogEvent;
import java.util.List;

class GatewayEventTest implements LogEventsContract {
    @Override
    public String serviceName() {
        return "gateway-service";
    }

    @Override
    public int range() {
        return 1000;
    }

    @Override
    public List<? extends LogEvent> events() {
        return List.of(GatewayEvent.values());
    }
}
