package dev.gatehouse.integration.image;

/// The bytes of an image.
///
/// @param contentType `image/jpeg` or `image/png`
/// @param bytes not copied: whoever holds them leaves them as they are
@SuppressWarnings("ArrayRecordComponent") // megabytes, which nobody compares
public record ImageContent(String contentType, byte[] bytes) {}
