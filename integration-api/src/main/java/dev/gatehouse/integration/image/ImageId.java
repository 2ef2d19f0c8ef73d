package dev.gatehouse.integration.image;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number of an image, 1 to 18 digits.
public record ImageId(String value) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    /// Reads an id; empty when it has another form.
    public static Optional<ImageId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ImageId(text)) : Optional.empty();
    }
}
