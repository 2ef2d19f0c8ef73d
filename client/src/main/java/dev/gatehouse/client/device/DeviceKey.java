package dev.gatehouse.client.device;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// A device's Ed25519 key: its credential. It never leaves the device; sessions are bound to it.
///
/// Immutable and safe for use by many threads.
public final class DeviceKey {
    private final Ed25519PrivateKey key;

    private DeviceKey(Ed25519PrivateKey key) {
        this.key = key;
    }

    public static DeviceKey generate() {
        return new DeviceKey(Ed25519PrivateKey.generate(new SecureRandom()));
    }

    /// Reads what [#save] wrote: PKCS#8 PEM.
    ///
    /// @throws dev.gatehouse.common.signing.UnusableKeyException when the file can't be read or holds no such key
    public static DeviceKey load(Path file) {
        return new DeviceKey(Ed25519PrivateKey.read(file));
    }

    /// Writes the key as PKCS#8 PEM with mode 0600, atomically.
    public void save(Path file) throws IOException {
        PrivateFile.write(file, key.toPem());
    }

    public Ed25519PublicKey publicKey() {
        return key.publicKey();
    }

    /// RFC 7638 thumbprint, base64url: how tokens and sessions name the key.
    public String thumbprint() {
        return publicKey().thumbprint();
    }

    /// The signature over the message: 64 bytes.
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    @Override
    public String toString() {
        return "DeviceKey[" + thumbprint() + "]";
    }
}
