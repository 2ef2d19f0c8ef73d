package dev.gatehouse.session.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    @Test
    void everyKindAndPlatformIsReadByItsWireName() {
        for (DeviceKind kind : DeviceKind.values()) {
            for (DevicePlatform platform : DevicePlatform.values()) {
                assertThat(Device.parse(kind.wireName(), platform.wireName())).contains(new Device(kind, platform));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE,ios", "phone,iOS", "'',ios", "phone,''", "fridge,linux", "phone,symbian"})
    void whatIsNotOnTheListsIsNotADevice(String kind, String platform) {
        assertThat(Device.parse(kind, platform)).isEmpty();
    }
}
