package dev.gatehouse.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {
    private static final String NAME = "20261121T030000Z.pem";

    @TempDir
    private Path folder;

    @Test
    void fileOfADirectoryStartsAtTheTimeOfItsName() throws IOException {
        Ed25519PrivateKey key = write(NAME);
        write("20261122T030000Z.pem");
        Files.writeString(folder.resolve("keyset.json"), "{}");

        KeyReading reading = read();

        assertThat(reading.unusable()).isEmpty();
        assertThat(reading.keys()).extracting(KeyFile::name).containsExactly(NAME, "20261122T030000Z.pem");
        assertThat(reading.keys().getFirst().start()).isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(reading.keys().getFirst().keyId()).isEqualTo(key.publicKey().thumbprint());
    }

    @Test
    void singleFileHasNoStart() throws IOException {
        write("signer.pem");

        KeyReading reading = new KeyFiles(folder.resolve("signer.pem"), false).read();

        assertThat(reading.keys())
                .singleElement()
                .satisfies(file -> assertThat(file.start()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signer.pem",
                ".pem",
                "20261121T030000.pem",
                "20261321T030000Z.pem",
                "20260230T030000Z.pem",
                "20261121T250000Z.pem",
                "20261121T030000Z-new.pem",
                "x20261121T030000Z.pem"
            })
    void nameThatIsNoTimeIsRefusedAlone(String name) throws IOException {
        write(NAME);
        write(name);

        assertThat(read().keys()).extracting(KeyFile::name).containsExactly(NAME);
        assertThat(read().unusable())
                .containsExactly(new KeyReading.Unusable(
                        name, "its name is not the UTC time from which it shall sign, such as 20261121T030000Z.pem"));
    }

    @Test
    void fileWithoutAKeyIsRefusedAlone() throws IOException {
        write(NAME);
        Files.writeString(folder.resolve("20261122T030000Z.pem"), "half a key");

        assertThat(read().keys()).hasSize(1);
        assertThat(read().unusable())
                .extracting(KeyReading.Unusable::why)
                .containsExactly("the file holds no PKCS#8 PEM block (BEGIN PRIVATE KEY)");
    }

    @Test
    void developmentKeyIsAKeyOnlyWhereItIsAllowed() throws IOException {
        write("dev-" + NAME);

        assertThat(new KeyFiles(folder, true).read().keys()).hasSize(1);
        assertThat(read().keys()).isEmpty();
        assertThat(read().unusable())
                .extracting(KeyReading.Unusable::why)
                .containsExactly("it is a development key (dev-…)");
    }

    @Test
    void missingPathIsUnusable() {
        assertThat(new KeyFiles(folder.resolve("absent"), false).read().unusable())
                .singleElement()
                .satisfies(file -> assertThat(file.why()).startsWith("the file can't be read"));
    }

    @Test
    void tooManyFilesAreAMistake() throws IOException {
        for (int i = 0; i <= KeyFiles.MOST; i++) {
            Files.createFile(folder.resolve(i + ".pem"));
        }

        assertThat(read().unusable())
                .singleElement()
                .satisfies(file -> assertThat(file.why()).endsWith("it holds more than 64 keys"));
    }

    /// What the kubelet does: files are links into `..data`, which is a link that is swapped.
    @Test
    void swappedMountIsReadAnew() throws IOException {
        Path one = Files.createDirectory(folder.resolve("..2026_1"));
        Path other = Files.createDirectory(folder.resolve("..2026_2"));
        Ed25519PrivateKey before = writeTo(one.resolve(NAME));
        Ed25519PrivateKey after = writeTo(other.resolve(NAME));
        Files.createSymbolicLink(folder.resolve("..data"), one.getFileName());
        Files.createSymbolicLink(folder.resolve(NAME), Path.of("..data", NAME));
        assertThat(read().keys())
                .extracting(KeyFile::keyId)
                .containsExactly(before.publicKey().thumbprint());

        Path swapped = Files.createSymbolicLink(folder.resolve("..data_tmp"), other.getFileName());
        Files.move(swapped, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(read().keys())
                .extracting(KeyFile::keyId)
                .containsExactly(after.publicKey().thumbprint());
    }

    private KeyReading read() {
        return new KeyFiles(folder, false).read();
    }

    private Ed25519PrivateKey write(String name) throws IOException {
        return writeTo(folder.resolve(name));
    }

    private static Ed25519PrivateKey writeTo(Path file) throws IOException {
        Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
        Files.writeString(file, key.toPem());
        return key;
    }
}
