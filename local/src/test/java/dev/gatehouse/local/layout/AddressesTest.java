package dev.gatehouse.local.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void aSecondProcessOfAServiceHasItsOwnPortsAndSharesTheOthers() throws IOException {
        Addresses first = Addresses.standard(EnumSet.of(Service.REDIS, Service.GATEWAY_SERVICE));
        Addresses free = Ports.free(EnumSet.of(Service.GATEWAY_SERVICE));

        Addresses second = first.replacing(Service.GATEWAY_SERVICE, free);

        assertThat(Addresses.of(Service.GATEWAY_SERVICE))
                .allSatisfy(listener -> assertThat(second.port(listener)).isEqualTo(free.port(listener)));
        assertThat(second.port(Listener.REDIS)).isEqualTo(first.port(Listener.REDIS));
        assertThat(second.port(Listener.TRACES)).isEqualTo(first.port(Listener.TRACES));
    }
}
