package dev.gatehouse.local.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {
    @TempDir
    private Path folder;

    private ServiceJar jar;

    @BeforeEach
    void build() throws IOException {
        jar = new ServiceJar(Service.GATEWAY_SERVICE, folder.resolve("built.jar"), new Home(folder.resolve("home")));
        write("one");
        jar.unpack();
    }

    @Test
    void whatRunsIsACopyThatTheNextBuildDoesNotTouch() throws IOException {
        byte[] before = Files.readAllBytes(jar.unpacked());

        write("two");

        assertThat(jar.unpacked()).hasBinaryContent(before);
    }

    @Test
    void anotherBuildReplacesItAndTheSameOneDoesNot() throws IOException {
        Path left = Files.createFile(jar.unpacked().resolveSibling("left"));
        jar.unpack();
        assertThat(left).exists();

        write("two");
        jar.unpack();

        assertThat(left).doesNotExist();
        assertThat(jar.unpacked()).hasSameBinaryContentAs(folder.resolve("built.jar"));
    }

    private void write(String entry) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("built.jar")))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
    }
}
