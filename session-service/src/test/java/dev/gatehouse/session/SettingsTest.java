package dev.gatehouse.session;

import dev.gatehouse.common.fixture.SettingsContract;
import dev.gatehouse.common.service.ServiceDescriptor;

class SettingsTest implements SettingsContract {
    @Override
    public ServiceDescriptor service() {
        return SessionService.DESCRIPTOR;
    }
}
