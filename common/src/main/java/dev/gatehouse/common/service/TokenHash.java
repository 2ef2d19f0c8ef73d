package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The SHA-256 of a bearer token, from a file: who reads the file can't show the token. A token has 256 random
/// bits, so that no slow hash is needed.
///
/// @param hex 64 hexadecimal digits in lower case
public record TokenHash(String hex) {
    /// The property under which the hash of the admin listener's token is told to that listener.
    public static final String ADMIN_PROPERTY = "gatehouse.admin.token-sha256";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /// Reads the file that a setting names.
    ///
    /// @param property the setting
    /// @throws StartupProblem when the file can't be read or holds something else
    public static TokenHash read(String property, Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new StartupProblem(property, "names " + file + ", which can't be read.", e);
        }
        if (!FORM.matcher(text).matches()) {
            throw new StartupProblem(
                    property,
                    "names " + file + ", which does not hold the 64 hexadecimal digits of a SHA-256 hash. Make it with:"
                            + " printf %s \"$TOKEN\" | sha256sum | cut -c1-64");
        }
        return new TokenHash(text);
    }
}
