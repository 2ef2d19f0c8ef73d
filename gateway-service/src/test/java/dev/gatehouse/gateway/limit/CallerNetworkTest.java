package dev.gatehouse.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerNetworkTest {
    private static final int TRIES = 10_000;
    private static final int HALF = 8;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "2001:db8:0:1::, 2001:db8:0:1:192:0:2:1",
        "192.0.2.1, 64:ff9b::192.0.2.1",
        "fe80::1%1, fe80::2%2"
    })
    void addressesOfOneCaller(String one, String other) {
        assertThat(network(one)).isEqualTo(network(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2",
        "2001:db8:0:1::1, 2001:db8:0:2::1",
        "0.0.0.0, ::",
        "0.0.0.1, ::1",
        "64:ff9b::192.0.2.1, 64:ff9b::192.0.2.2",
        "64:ff9b:1::1, 64:ff9b:2::1"
    })
    void addressesOfTwoCallers(String one, String other) {
        assertThat(network(one)).isNotEqualTo(network(other));
    }

    @Test
    void theFirstHalfOfAnIpv6AddressIsTheCallerAndTheOtherHalfIsNot() throws UnknownHostException {
        Random random = Seeds.random(getClass());
        for (int i = 0; i < TRIES; i++) {
            byte[] address = bytes(random, 16);
            byte[] sibling = address.clone();
            byte[] stranger = address.clone();
            sibling[HALF + random.nextInt(HALF)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            stranger[random.nextInt(HALF)] ^= (byte) (1 << random.nextInt(Byte.SIZE));

            assertThat(CallerNetwork.of(six(sibling))).as(hex(address)).isEqualTo(CallerNetwork.of(six(address)));
            assertThat(CallerNetwork.of(six(stranger))).as(hex(address)).isNotEqualTo(CallerNetwork.of(six(address)));
        }
    }

    @Test
    void ipv4AddressIsItselfHoweverItIsWrittenAndNoIpv6One() throws UnknownHostException {
        Random random = Seeds.random(getClass());
        for (int i = 0; i < TRIES; i++) {
            byte[] address = bytes(random, 4);
            byte[] mapped = new byte[16];
            Arrays.fill(mapped, 10, 12, (byte) 0xFF);
            System.arraycopy(address, 0, mapped, 12, 4);
            byte[] anyOther = bytes(random, 16);

            CallerNetwork network = CallerNetwork.of(InetAddress.getByAddress(address));
            assertThat(CallerNetwork.of(six(mapped))).as(hex(address)).isEqualTo(network);
            assertThat(CallerNetwork.of(six(anyOther))).as(hex(anyOther)).isNotEqualTo(network);
        }
    }

    private static CallerNetwork network(String literal) {
        return CallerNetwork.of(InetAddress.ofLiteral(literal));
    }

    /// As an IPv6 address even where the JDK would read an IPv4 one.
    private static InetAddress six(byte[] bytes) throws UnknownHostException {
        return Inet6Address.getByAddress(null, bytes, -1);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
