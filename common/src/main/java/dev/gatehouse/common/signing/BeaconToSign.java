package dev.gatehouse.common.signing;

/// The fields of a time beacon that the gateway's signature covers, in their order.
///
/// @param serverTimeMs the gateway's time, Unix milliseconds
/// @param position the log's position at that time; empty where there is none
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record BeaconToSign(String type, String audience, long serverTimeMs, byte[] position, String keyId) {

    /// The type of every beacon.
    public static final String TYPE = "gateway.server_time";

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.BEACON)
                .text(type)
                .text(audience)
                .integer(serverTimeMs)
                .bytes(position)
                .text(keyId)
                .toByteArray();
    }
}
