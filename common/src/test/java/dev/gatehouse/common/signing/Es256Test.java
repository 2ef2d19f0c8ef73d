package dev.gatehouse.common.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Es256Test {
    private static final HexFormat HEX = HexFormat.of();

    // RFC 6979, appendix A.2.5
    private static final String SCALAR = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    private static final String X = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    private static final String Y = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    private final Es256PrivateKey key = Es256PrivateKey.ofScalar(HEX.parseHex(SCALAR));

    @Test
    void signsAsRfc6979WithTheLowerS() {
        byte[] message = "sample".getBytes(US_ASCII);

        // s = f7cb1c94…3acda8 in the RFC: the higher one
        assertThat(HEX.formatHex(key.sign(message)))
                .isEqualTo("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        + "0834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9");
        assertThat(key.publicKey().verifies(message, key.sign(message))).isTrue();
    }

    @Test
    void publicKeyHasOneEncodingHoweverItCame() {
        Es256PublicKey uncompressed = Es256PublicKey.of(HEX.parseHex("04" + X + Y));
        Es256PublicKey compressed = Es256PublicKey.of(HEX.parseHex("03" + X));

        assertThat(uncompressed)
                .isEqualTo(compressed)
                .hasSameHashCodeAs(compressed)
                .isEqualTo(key.publicKey());
        assertThat(HEX.formatHex(uncompressed.toByteArray())).isEqualTo("03" + X);
        assertThat(uncompressed.thumbprint()).isEqualTo(compressed.thumbprint()).hasSize(43);
        assertThat(Es256PublicKey.of(HEX.parseHex("02" + X))).isNotEqualTo(compressed);
    }

    @Test
    void thumbprintIsThatOfTheJwk() {
        // RFC 7517, appendix A.1, the P-256 key; its RFC 7638 thumbprint
        String x = "30a0424cd21c2944838a2d75c92b37e76ea20d9f00893a3b4eee8a3c0aafec3e";
        String y = "e04b65e92456d9888b52b379bdfbd51ee869ef1f0fc65b6659695b6cce081723";

        assertThat(Es256PublicKey.of(HEX.parseHex("04" + x + y)).thumbprint())
                .isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "04",
                // no point: y changed, x without a y, coordinates not reduced, the other curve's generator (secp256k1)
                "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462298",
                "020000000000000000000000000000000000000000000000000000000000000001",
                "02ffffffff00000001000000000000000000000001000000000000000000000001",
                "04" + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000000000000000000000000",
                "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                // hybrid, which SEC 1 knows and nobody needs
                "0760fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
                // raw x‖y
                "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"
            })
    void anythingButAPointOfTheCurveIsNoKey(String point) {
        assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> Es256PublicKey.of(HEX.parseHex(point)));
    }

    @Test
    void randomBytesAreNeverAnythingButUnusable() {
        Random random = Seeds.random(getClass());
        int points = 0;
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[33];
            random.nextBytes(bytes);
            bytes[0] = (byte) (2 + random.nextInt(2));
            try {
                assertThat(Es256PublicKey.of(bytes).toByteArray()).isEqualTo(bytes);
                points++;
            } catch (UnusableKeyException expected) {
                assertThat(expected).hasMessage("the bytes are no point of P-256");
            }
        }
        assertThat(points).as("about every second x has a y").isBetween(150, 350);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void numberOutsideTheGroupIsNoPrivateKey(String scalar) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> Es256PrivateKey.ofScalar(HEX.parseHex(scalar)));
    }

    @Test
    void keyOfEitherKindIsReadFromPem(@TempDir Path folder) throws IOException {
        Ed25519PrivateKey edwards = Ed25519PrivateKey.generate(new SecureRandom());
        Path first = Files.writeString(folder.resolve("1.pem"), key.toPem());
        Path second = Files.writeString(folder.resolve("2.pem"), edwards.toPem());

        assertThat(DevicePrivateKey.read(first).publicKey()).isEqualTo(key.publicKey());
        assertThat(DevicePrivateKey.read(second).publicKey()).isEqualTo(edwards.publicKey());
        assertThat(key.toString())
                .doesNotContain(SCALAR)
                .contains(key.publicKey().thumbprint());
    }

    @Test
    void whatAKeyStoreSignsIsBroughtIntoTheOneForm() throws GeneralSecurityException {
        KeyPair pair = pair("secp256r1");
        Es256PublicKey publicKey = Es256PublicKey.of((ECPublicKey) pair.getPublic());
        for (int round = 0; round < 20; round++) {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(HEX.parseHex("af82"));
            byte[] der = signature.sign();

            assertThat(publicKey.verifies(HEX.parseHex("af82"), Es256Signature.fromDer(der)))
                    .isTrue();
            assertThat(publicKey.verifies(HEX.parseHex("af82"), der)).isFalse();
        }
    }

    @Test
    void keyOfAnotherCurveIsRefused() throws GeneralSecurityException {
        ECPublicKey other = (ECPublicKey) pair("secp384r1").getPublic();

        assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> Es256PublicKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "3000", "3003020101", "30060201010500", "300602010102017f00"})
    void anythingButADerSignatureIsRefused(String der) {
        assertThatThrownBy(() -> Es256Signature.fromDer(HEX.parseHex(der))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void algorithmIsTheKeysOwn() {
        byte[] raw = key.publicKey().toByteArray();

        assertThat(DevicePublicKey.of("ES256", raw)).isEqualTo(key.publicKey());
        assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> DevicePublicKey.of("Ed25519", raw));
        for (String unknown : new String[] {"", "es256", "EdDSA", "RS256", "none"}) {
            assertThatExceptionOfType(UnusableKeyException.class)
                    .isThrownBy(() -> DevicePublicKey.of(unknown, raw))
                    .withMessage("the algorithm is neither Ed25519 nor ES256");
        }
        assertThat(key.publicKey().jwsAlgorithm()).isEqualTo("ES256");
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
