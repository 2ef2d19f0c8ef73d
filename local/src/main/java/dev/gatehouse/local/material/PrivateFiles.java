package dev.gatehouse.local.material;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Writes files that are complete or absent, with their permissions from the first byte on.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Writes a file that only its owner may read (0600).
    public static void writePrivate(Path file, byte[] content) throws IOException {
        write(file, content, "rw-------");
    }

    /// Writes a file that everybody may read (0644).
    public static void writePublic(Path file, byte[] content) throws IOException {
        write(file, content, "rw-r--r--");
    }

    /// Makes a folder, with its parents, that only its owner may enter (0700).
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, permissions("rwx------"));
    }

    private static void write(Path file, byte[] content, String mode) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        folder(parent);
        Path draft = parent.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(draft);
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, create, permissions(mode))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
