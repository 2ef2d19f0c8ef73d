package dev.gatehouse.client.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.signing.UnusableKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceKeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void savedKeyIsTheSameKeyAfterLoading() throws IOException {
        DeviceKey key = DeviceKey.generate();
        Path file = folder.resolve("below").resolve("key.pem");

        key.save(file);
        DeviceKey loaded = DeviceKey.load(file);

        assertThat(loaded.thumbprint()).isEqualTo(key.thumbprint());
        assertThat(key.publicKey().verifies(MESSAGE, loaded.sign(MESSAGE))).isTrue();
    }

    @Test
    void savedKeyIsReadableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("below").resolve("key.pem");

        DeviceKey.generate().save(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("below"))))
                .isEqualTo("rwx------");
    }

    @Test
    void savingReplacesTheFileAsAWhole() throws IOException {
        Path file = folder.resolve("key.pem");
        DeviceKey.generate().save(file);
        DeviceKey second = DeviceKey.generate();

        second.save(file);

        assertThat(DeviceKey.load(file).thumbprint()).isEqualTo(second.thumbprint());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anythingElseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "not a key");

        assertThatThrownBy(() -> DeviceKey.load(file)).isInstanceOf(UnusableKeyException.class);
        assertThatThrownBy(() -> DeviceKey.load(folder.resolve("missing"))).isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void ellipticKeyIsSavedAndLoadedToo() throws IOException {
        DeviceKey key = DeviceKey.generateEs256();
        Path file = folder.resolve("key.pem");

        key.save(file);

        assertThat(DeviceKey.load(file).thumbprint()).isEqualTo(key.thumbprint());
        assertThat(key.publicKey().algorithm()).isEqualTo("ES256");
        assertThat(key.publicKey().verifies(MESSAGE, DeviceKey.load(file).sign(MESSAGE)))
                .isTrue();
    }

    @Test
    void keyInAKeyStoreSignsAndStaysThere() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();

        DeviceKey key = DeviceKey.inKeyStore(pair.getPrivate(), (ECPublicKey) pair.getPublic());

        for (int round = 0; round < 8; round++) {
            assertThat(key.publicKey().verifies(MESSAGE, key.sign(MESSAGE))).isTrue();
        }
        assertThatThrownBy(() -> key.save(folder.resolve("key.pem"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keyIsNotPrinted() {
        assertThat(DeviceKey.generate().toString()).startsWith("DeviceKey[").hasSizeLessThan(60);
    }
}
