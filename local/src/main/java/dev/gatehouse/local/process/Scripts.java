package dev.gatehouse.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The shell scripts that lie beside these classes, run with `sh -c`.
final class Scripts {
    private Scripts() {}

    static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
