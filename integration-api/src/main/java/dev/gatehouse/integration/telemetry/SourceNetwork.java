package dev.gatehouse.integration.telemetry;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The network that a client's address is in: enough to find whose it is, and no address of a person.
final class SourceNetwork {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private SourceNetwork() {}

    /// The /24 of an IPv4 address, the /48 of an IPv6 one.
    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            int kept = parsed instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
            byte[] network = Arrays.copyOf(parsed.getAddress(), parsed.getAddress().length);
            Arrays.fill(network, kept, network.length, (byte) 0);
            return InetAddress.getByAddress(network).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return "unknown";
        }
    }
}
