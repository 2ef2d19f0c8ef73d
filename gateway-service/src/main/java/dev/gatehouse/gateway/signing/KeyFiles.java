package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.gateway.signing.KeyReading.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The signer keys on disk: one PKCS#8 PEM file, or a directory of files `<UTC start>.pem` such as
/// `20261121T030000Z.pem`.
///
/// Every look reads all of them anew, because a mounted secret changes by swapping a symbolic link, which leaves names
/// and often times as they were. Other files than `*.pem` are none of its business. A development key's name has `dev-`
/// before the start.
public final class KeyFiles {
    /// More keys than this in a directory are a mistake.
    static final int MOST = 64;

    private static final String SUFFIX = ".pem";
    private static final String DEVELOPMENT = "dev-";
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Path path;
    private final boolean developmentAllowed;

    /// @param path the file or the directory
    /// @param developmentAllowed whether development keys are keys at all here
    public KeyFiles(Path path, boolean developmentAllowed) {
        this.path = path;
        this.developmentAllowed = developmentAllowed;
    }

    public KeyReading read() {
        if (!Files.isDirectory(path)) {
            return readSingle();
        }
        List<KeyFile> keys = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        try {
            for (Path file : pemFiles()) {
                try {
                    keys.add(readDated(file));
                } catch (UnusableKeyException e) {
                    unusable.add(new Unusable(file.getFileName().toString(), String.valueOf(e.getMessage())));
                }
            }
        } catch (IOException e) {
            return KeyReading.of(new Unusable(path.toString(), "the directory can't be read: " + e.getMessage()));
        }
        return new KeyReading(List.copyOf(keys), List.copyOf(unusable));
    }

    private KeyReading readSingle() {
        String name = path.getFileName().toString();
        try {
            refuseDevelopment(name);
            return new KeyReading(List.of(new KeyFile(name, Ed25519PrivateKey.read(path), null)), List.of());
        } catch (UnusableKeyException e) {
            return KeyReading.of(new Unusable(name, String.valueOf(e.getMessage())));
        }
    }

    private List<Path> pemFiles() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> pem = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (pem.size() > MOST) {
                throw new IOException("it holds more than " + MOST + " keys");
            }
            return pem;
        }
    }

    private KeyFile readDated(Path file) {
        String name = file.getFileName().toString();
        refuseDevelopment(name);
        Instant start = start(name);
        return new KeyFile(name, Ed25519PrivateKey.read(file), start);
    }

    private void refuseDevelopment(String name) {
        if (name.startsWith(DEVELOPMENT) && !developmentAllowed) {
            throw new UnusableKeyException("it is a development key (dev-…)");
        }
    }

    private static Instant start(String name) {
        int from = name.startsWith(DEVELOPMENT) ? DEVELOPMENT.length() : 0;
        try {
            return LocalDateTime.parse(name.substring(from, name.length() - SUFFIX.length()), START)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new UnusableKeyException(
                    "its name is not the UTC time from which it shall sign, such as 20261121T030000Z.pem", e);
        }
    }
}
