package dev.gatehouse.gateway.limit;

import java.net.InetAddress;
import java.util.Arrays;

/// The addresses that one caller is taken to have: an IPv4 address, or the /64 of an IPv6 one, since a host chooses
/// the other 64 bits as it likes (RFC 4291, RFC 8981).
///
/// An IPv4 address that is written as an IPv6 one (mapped, RFC 4291; translated by the well-known prefix, RFC 6052)
/// is that IPv4 address: there a /64 would be the whole of IPv4.
///
/// @param six whether it is one of IPv6
/// @param bits the 32 bits of the address, or the first 64
public record CallerNetwork(boolean six, long bits) {
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

    /// The network that the address is in.
    public static CallerNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES || begins(bytes, MAPPED) || begins(bytes, TRANSLATED)) {
            return new CallerNetwork(false, number(bytes, bytes.length - IPV4_BYTES, bytes.length));
        }
        return new CallerNetwork(true, number(bytes, 0, NETWORK_BYTES));
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
        }
        return number;
    }
}
