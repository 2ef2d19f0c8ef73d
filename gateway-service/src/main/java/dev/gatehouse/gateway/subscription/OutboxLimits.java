package dev.gatehouse.gateway.subscription;

/// How much may wait for streams that do not take it.
///
/// @param events per stream
/// @param bytes per stream
/// @param totalBytes over all streams of this node
public record OutboxLimits(int events, long bytes, long totalBytes) {
    public static final OutboxLimits DEFAULT = new OutboxLimits(256, 1L << 20, 256L << 20);
}
