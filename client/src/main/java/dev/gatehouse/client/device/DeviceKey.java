package dev.gatehouse.client.device;

import dev.gatehouse.common.signing.DevicePrivateKey;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Es256PrivateKey;
import dev.gatehouse.common.signing.Es256PublicKey;
import dev.gatehouse.common.signing.Es256Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A device's key: its credential. It never leaves the device; sessions are bound to it.
///
/// Ed25519 by default; ES256 (ECDSA over P-256) for what key stores hold. Immutable and safe for use by many threads.
public final class DeviceKey {
    private final DevicePublicKey publicKey;
    private final UnaryOperator<byte[]> signing;
    private final @Nullable DevicePrivateKey inMemory;

    private DeviceKey(DevicePublicKey publicKey, UnaryOperator<byte[]> signing, @Nullable DevicePrivateKey inMemory) {
        this.publicKey = publicKey;
        this.signing = signing;
        this.inMemory = inMemory;
    }

    private static DeviceKey of(DevicePrivateKey key) {
        return new DeviceKey(key.publicKey(), key::sign, key);
    }

    /// A new Ed25519 key in memory.
    public static DeviceKey generate() {
        return of(Ed25519PrivateKey.generate(new SecureRandom()));
    }

    /// A new ES256 key in memory.
    public static DeviceKey generateEs256() {
        return of(Es256PrivateKey.generate(new SecureRandom()));
    }

    /// A P-256 key that stays where it is, in a key store of the platform or a token; only signatures come out.
    ///
    /// @param key what the store gives as a handle; some provider of this process must sign with it
    /// @throws dev.gatehouse.common.signing.UnusableKeyException when it is no key over P-256
    public static DeviceKey inKeyStore(PrivateKey key, ECPublicKey publicKey) {
        return new DeviceKey(Es256PublicKey.of(publicKey), message -> signedBy(key, message), null);
    }

    private static byte[] signedBy(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(message);
            return Es256Signature.fromDer(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store does not sign", e);
        }
    }

    /// Reads what [#save] wrote: PKCS#8 PEM, of either kind.
    ///
    /// @throws dev.gatehouse.common.signing.UnusableKeyException when the file can't be read or holds no such key
    public static DeviceKey load(Path file) {
        return of(DevicePrivateKey.read(file));
    }

    /// Writes the key as PKCS#8 PEM with mode 0600, atomically.
    ///
    /// @throws IllegalStateException when the key is in a key store
    public void save(Path file) throws IOException {
        if (inMemory == null) {
            throw new IllegalStateException("the key stays in its key store");
        }
        PrivateFile.write(file, inMemory.toPem());
    }

    public DevicePublicKey publicKey() {
        return publicKey;
    }

    /// RFC 7638 thumbprint, base64url: how tokens and sessions name the key.
    public String thumbprint() {
        return publicKey.thumbprint();
    }

    /// The signature over the message: 64 bytes.
    public byte[] sign(byte[] message) {
        return signing.apply(message);
    }

    @Override
    public String toString() {
        return "DeviceKey[" + thumbprint() + "]";
    }
}
