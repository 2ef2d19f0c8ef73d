package dev.gatehouse.common.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.fixture.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = "gatehouse".getBytes(StandardCharsets.US_ASCII);

    /// The key that grows from the bytes 00, 01, … 1f.
    private static final String PUBLIC_KEY = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

    @ParameterizedTest
    @CsvSource(textBlock = """
        # RFC 8032, section 7.1: private key, public key, message, signature
        9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
        4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
        c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
        833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704
        """)
    void signsAndVerifiesTheVectorsOfRfc8032(String seed, String publicKey, String message, String signature) {
        Ed25519PrivateKey key = Ed25519PrivateKey.ofSeed(HEX.parseHex(seed));

        assertThat(key.publicKey().toByteArray()).isEqualTo(HEX.parseHex(publicKey));
        assertThat(key.sign(HEX.parseHex(message))).isEqualTo(HEX.parseHex(signature));
        assertThat(Ed25519PublicKey.of(HEX.parseHex(publicKey))
                        .verifies(HEX.parseHex(message), HEX.parseHex(signature)))
                .isTrue();
    }

    @Test
    void thumbprintIsThatOfRfc8037() {
        Ed25519PublicKey key =
                Ed25519PublicKey.of(Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));

        assertThat(key.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(key.thumbprintBytes()))
                .isEqualTo(key.thumbprint());
        assertThat(key.x()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the eight points of low order
                "0100000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                // their other spellings: y not reduced, and x = 0 with a sign
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // points of the curve whose y (3, 4, 9, 18) is written as y + p
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // y = 2 is on no point of the curve
                "0200000000000000000000000000000000000000000000000000000000000000",
                // mixed order: PUBLIC_KEY plus a point of order 8, and one of ed25519-speccheck
                "b502ff3d92e31d8190b4aa4ea0414005167fad089c4de9dac8a2fc850fed4f58",
                "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d"
            })
    void pointsOutsideThePrimeOrderGroupAndOtherSpellingsAreNoKeys(String point) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> Ed25519PublicKey.of(HEX.parseHex(point)))
                .withMessage("the bytes are not a canonical point of the prime-order group");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 64})
    void keyOfAnotherLengthIsRefused(int length) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> Ed25519PublicKey.of(new byte[length]))
                .withMessage("an Ed25519 public key has 32 bytes, not " + length);
    }

    @Test
    void signatureThatWasMadeByHandVerifies() {
        // R = r·B and S by the textbook: shows that the refusals below are for their own reason
        assertThat(verdict("50584106c66171dbe6901bd187252a0d704a02a1080f80c486575d07e5e4b4fe"
                        + "e2f553a4570364d9ea42ab8d566f43f43de92eefb3c1e2679f11ac88baa3ee04"))
                .isTrue();
    }

    @Test
    void signatureWhoseScalarIsNotReducedIsRefused() {
        // the same with S + L, which the bare equation would accept: signatures must not have a second spelling
        assertThat(verdict("50584106c66171dbe6901bd187252a0d704a02a1080f80c486575d07e5e4b4fe"
                        + "cfc9490172667631c1dfa230356922093ee92eefb3c1e2679f11ac88baa3ee14"))
                .isFalse();
    }

    @Test
    void signatureWithAPointOfMixedOrderIsJudgedByRfc8032sOwnEquation() {
        // R plus a point of order 8, which only the key's owner can make. RFC 8032, section 5.1.7, multiplies by the
        // cofactor and accepts it; verifiers that leave that out refuse it. Pinned, so that a change is noticed.
        assertThat(verdict("0cbba71954049ec81385f1a9a40b65bf4f2928735bd8f1248c4ef99a630012b0"
                        + "4ea785a9f170e6f7b74b2c4b8f6dba8e1cb1ca5a0993bf547958ff053cf9e70f"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # ed25519-speccheck, cases with a key of large order and S >= L
        442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623,85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40,e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514
        442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623,85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40,8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22
        """)
    void signaturesThatDivideOtherVerifiersAreRefused(String publicKey, String message, String signature) {
        assertThat(Ed25519PublicKey.of(HEX.parseHex(publicKey))
                        .verifies(HEX.parseHex(message), HEX.parseHex(signature)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 128})
    void signatureOfAnotherLengthIsFalseAndNoError(int length) {
        assertThat(Ed25519PublicKey.of(HEX.parseHex(PUBLIC_KEY)).verifies(MESSAGE, new byte[length]))
                .isFalse();
    }

    @Test
    void everyFlippedBitBreaksASignature() {
        Random random = Seeds.random(getClass());
        byte[] message = new byte[random.nextInt(1, 200)];
        random.nextBytes(message);
        Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
        byte[] signature = key.sign(message);

        assertThat(key.publicKey().verifies(message, signature)).isTrue();
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            assertThat(key.publicKey().verifies(message, flipped(signature, bit)))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(key.publicKey().verifies(flipped(message, random.nextInt(message.length * Byte.SIZE)), signature))
                .isFalse();
    }

    @Test
    void keysAreEqualByTheirBytesAndShowOnlyTheirPublicPart() {
        Ed25519PrivateKey key = Ed25519PrivateKey.ofSeed(HEX.parseHex("00".repeat(31) + "01"));
        Ed25519PublicKey same = Ed25519PublicKey.of(key.publicKey().toByteArray());

        assertThat(same).isEqualTo(key.publicKey()).hasSameHashCodeAs(key.publicKey());
        assertThat(same).isNotEqualTo(Ed25519PublicKey.of(HEX.parseHex(PUBLIC_KEY)));
        assertThat(key.toString())
                .isEqualTo("Ed25519PrivateKey[" + key.publicKey().thumbprint() + "]");
    }

    @Test
    void keyKeepsItsBytesToItself() {
        Ed25519PublicKey key = Ed25519PublicKey.of(HEX.parseHex(PUBLIC_KEY));

        key.toByteArray()[0] ^= 1;

        assertThat(key.toByteArray()).isEqualTo(HEX.parseHex(PUBLIC_KEY));
    }

    private static boolean verdict(String signature) {
        return Ed25519PublicKey.of(HEX.parseHex(PUBLIC_KEY)).verifies(MESSAGE, HEX.parseHex(signature));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return copy;
    }
}
