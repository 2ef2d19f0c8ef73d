package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Site;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The checkout that the start script lies in.
final class Checkout {
    private static final Path FOLDER =
            Path.of(System.getProperty("gatehouse.checkout", "")).toAbsolutePath();

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@%:,=-]+");

    private Checkout() {}

    static Path folder() {
        return FOLDER;
    }

    static Site site() {
        return Site.of(FOLDER);
    }

    /// A path as it can be pasted where the user stands: short inside the checkout, whole elsewhere.
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        String shown = here.equals(FOLDER) && path.startsWith(here)
                ? here.relativize(path).toString()
                : path.toString();
        return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }

    /// The start script as it can be pasted where the user stands.
    static String script() {
        String shown = shown(FOLDER.resolve("gatehouse"));
        return shown.contains("/") ? shown : "./" + shown;
    }
}
