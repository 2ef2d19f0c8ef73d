package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        ":8080,'',8080",
        ":0,'',0",
        ":65535,'',65535",
        "localhost:1,localhost,1",
        "10.0.0.1:80,10.0.0.1,80",
        "a-b.example:80,a-b.example,80",
        "[::1]:80,::1,80",
        "[2001:db8::1]:443,2001:db8::1,443"
    })
    void formsOfGoAreReadAndWritten(String text, String host, int port) {
        ListenAddress address = ListenAddress.parse(text);

        assertThat(address).isEqualTo(new ListenAddress(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "8080",
                "host",
                "host:",
                ":65536",
                ":99999",
                ":-1",
                ":+1",
                ":080000",
                "::1:80",
                "a:b:80",
                "[::1]",
                "[]:80",
                "[host]:80",
                "http://host:80",
                "host:80/",
                "my host:80",
                " :80",
                ":٨٠"
            })
    void anyOtherFormIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse(text))
                .withMessage("must be host:port or :port, with a port up to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        ":80,false",
        "0.0.0.0:80,false",
        "[::]:80,false",
        "192.0.2.1:80,false",
        "no.invalid:80,false",
        "127.0.0.1:80,true",
        "127.9.9.9:80,true",
        "localhost:80,true",
        "[::1]:80,true"
    })
    void loopbackIsWhatOnlyThisMachineReaches(String text, boolean loopback) {
        assertThat(ListenAddress.parse(text).isLoopback()).isEqualTo(loopback);
    }

    @Test
    void emptyHostIsEveryInterface() {
        assertThat(ListenAddress.parse(":80").toSocketAddress().getAddress().isAnyLocalAddress())
                .isTrue();
        assertThat(ListenAddress.parse("127.0.0.1:80").toSocketAddress().getHostString())
                .isEqualTo("127.0.0.1");
    }
}
