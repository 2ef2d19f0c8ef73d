package dev.gatehouse.integration;

import dev.gatehouse.common.fixture.SettingsContract;
import dev.gatehouse.common.service.ServiceDescriptor;

class SettingsTest implements SettingsContract {
    @Override
    public ServiceDescriptor service() {
        return IntegrationApi.DESCRIPTOR;
    }
}
