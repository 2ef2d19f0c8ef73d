package dev.gatehouse.integration.upstreams.custodyledger;

import dev.gatehouse.integration.image.Image;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A list of images in the form of custody-ledger.
record ImagesJson(List<ImageJson> images) {
    private static final int MAX_IMAGES = 1000;

    ImagesJson {
        images = List.copyOf(images);
    }

    record ImageJson(
            Long imageId,
            @Nullable Instant capturedAt,
            @Nullable String view,
            @Nullable String orientation,
            Boolean active) {
        ImageJson {
            Objects.requireNonNull(imageId);
            Objects.requireNonNull(active);
        }

        Image image() {
            return new Image(imageId.toString(), capturedAt, view, orientation, active);
        }
    }

    List<Image> list() {
        return images.stream().limit(MAX_IMAGES).map(ImageJson::image).toList();
    }
}
