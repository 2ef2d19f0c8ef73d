package dev.gatehouse.bench.torture.history;

import java.util.zip.CRC32;

/// A short name of a payload: enough to see that it changed.
public final class Digest {
    private Digest() {}

    /// Length and CRC-32.
    public static String of(byte[] payload) {
        CRC32 sum = new CRC32();
        sum.update(payload);
        return payload.length + "-" + Long.toHexString(sum.getValue());
    }
}
