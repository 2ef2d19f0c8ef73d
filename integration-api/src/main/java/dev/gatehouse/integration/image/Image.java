package dev.gatehouse.integration.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an image without its bytes.
///
/// @param view what it shows, such as `FACE`
/// @param orientation from where, such as `FRONT`
public record Image(
        String imageId,
        @Nullable Instant capturedAt,
        @Nullable String view,
        @Nullable String orientation,
        boolean active) {}
