package dev.gatehouse.common.signing;

import java.nio.file.Path;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// A device's private key where it is held in memory. Immutable and safe for use by many threads.
public sealed interface DevicePrivateKey permits Ed25519PrivateKey, Es256PrivateKey {
    /// Reads a key of either kind from a PKCS#8 PEM file.
    ///
    /// @throws UnusableKeyException when the file can't be read or holds something else
    static DevicePrivateKey read(Path pem) {
        AsymmetricKeyParameter key = Pkcs8.read(pem);
        return key instanceof Ed25519PrivateKeyParameters ? Ed25519PrivateKey.of(key) : Es256PrivateKey.of(key);
    }

    DevicePublicKey publicKey();

    /// The signature over the message: 64 bytes.
    byte[] sign(byte[] message);

    /// The key as PKCS#8 PEM, as [#read] reads it.
    String toPem();
}
