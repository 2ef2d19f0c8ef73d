package dev.gatehouse.config.signing;

import dev.gatehouse.common.signing.ConfigToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/// Signs what config-api resolves, under its audience and key. Safe for many threads.
public final class Signer {
    /// The header that carries a signature.
    public static final String HEADER = "Gatehouse-Signature";

    // What stands before the 32 bytes of every Ed25519 key: the sequence, the algorithm 1.3.101.112, the bit string.
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String audience;
    private final Ed25519PrivateKey key;

    /// Signs with one key.
    ///
    /// @param audience environment/region/config-api
    public Signer(String audience, Ed25519PrivateKey key) {
        this.audience = audience;
        this.key = key;
    }

    public String audience() {
        return audience;
    }

    /// What is signed carries this `kid`: the RFC 7638 thumbprint.
    public String keyId() {
        return key.publicKey().thumbprint();
    }

    public Ed25519PublicKey publicKey() {
        return key.publicKey();
    }

    /// The public key as `SubjectPublicKeyInfo` in PEM (RFC 8410).
    public String publicKeyPem() {
        byte[] raw = key.publicKey().toByteArray();
        byte[] der = ByteBuffer.allocate(SPKI_PREFIX.length + raw.length)
                .put(SPKI_PREFIX)
                .put(raw)
                .array();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// The value of [#HEADER]: `v1;kid=<kid>;sig=<base64>`, the signature in base64 with padding (RFC 4648, section
    /// 4), because that is what `openssl base64 -d` reads.
    ///
    /// @param answer whose audience is this signer's
    public String header(ConfigToSign answer) {
        String signature = Base64.getEncoder().encodeToString(key.sign(answer.canonicalBytes()));
        return "v1;kid=" + keyId() + ";sig=" + signature;
    }
}
