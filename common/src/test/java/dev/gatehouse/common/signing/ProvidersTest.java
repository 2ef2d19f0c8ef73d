package dev.gatehouse.common.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.common.provider.SignatureProviders;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever computes them: the same signatures, and the same verdict on those that no proper signer makes.
@ParameterizedClass
@EnumSource(SignatureProvider.class)
class ProvidersTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = "gatehouse".getBytes(US_ASCII);

    private final SignatureProvider provider;
    private final Random random = Seeds.random(getClass());
    private final BigInteger secret = scalar();
    private final byte[] publicKey = EdwardsPoint.BASE.times(secret).encoded();

    ProvidersTest(SignatureProvider provider) {
        this.provider = provider;
    }

    @BeforeEach
    void use() {
        boolean isNative = provider == SignatureProvider.CORRETTO;
        assumeTrue(
                !isNative || SignatureProviders.useBest().provider() == provider,
                "no native provider for this machine");
        assertThat(SignatureProviders.use(provider).provider()).isEqualTo(provider);
    }

    @AfterAll
    static void useThePortableOne() {
        SignatureProviders.use(SignatureProvider.BOUNCYCASTLE);
    }

    private BigInteger scalar() {
        return new BigInteger(256, random).mod(EdwardsPoint.ORDER);
    }

    @Test
    void signaturesAreThoseOfRfc8032() {
        byte[] seed = HEX.parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");

        assertThat(HEX.formatHex(Ed25519PrivateKey.ofSeed(seed).sign(HEX.parseHex("af82"))))
                .isEqualTo("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    @Test
    void signatureByTheTextbookVerifies() {
        BigInteger nonce = scalar();

        assertThat(verdict(sign(EdwardsPoint.BASE.times(nonce), nonce))).isTrue();
    }

    @Test
    void scalarThatIsNotReducedIsRefused() {
        BigInteger nonce = scalar();
        byte[] good = sign(EdwardsPoint.BASE.times(nonce), nonce);
        BigInteger s = EdwardsPoint.number(Arrays.copyOfRange(good, 32, 64));
        byte[] r = Arrays.copyOf(good, 32);

        for (int times = 1; times <= 15; times++) {
            BigInteger more = s.add(EdwardsPoint.ORDER.multiply(BigInteger.valueOf(times)));
            assertThat(verdict(EdwardsPoint.joined(r, EdwardsPoint.bytes(more))))
                    .as("S + %d L", times)
                    .isFalse();
        }
        assertThat(verdict(EdwardsPoint.joined(r, EdwardsPoint.bytes(EdwardsPoint.ORDER))))
                .isFalse();
        assertThat(verdict(EdwardsPoint.joined(r, new byte[32]))).isFalse();
    }

    /// Only the key's owner can make one. The cofactored equation holds, the one without the cofactor does not.
    @Test
    void pointOfMixedOrderIsJudgedByRfc8032sOwnEquation() {
        BigInteger nonce = scalar();
        for (int multiple = 1; multiple < 8; multiple++) {
            EdwardsPoint small = EdwardsPoint.ofOrderEight().times(BigInteger.valueOf(multiple));
            assertThat(verdict(sign(EdwardsPoint.BASE.times(nonce).plus(small), nonce)))
                    .as("R + %d T", multiple)
                    .isTrue();
        }
    }

    @Test
    void pointOfSmallOrderIsRefusedInEverySpelling() {
        for (int multiple = 0; multiple < 8; multiple++) {
            EdwardsPoint small = EdwardsPoint.ofOrderEight().times(BigInteger.valueOf(multiple));
            byte[] canonical = small.encoded();
            byte[] otherSign = canonical.clone();
            otherSign[31] ^= (byte) 0x80;
            for (byte[] spelling : new byte[][] {canonical, otherSign, unreduced(small)}) {
                assertThat(verdict(EdwardsPoint.signature(secret, spelling, BigInteger.ZERO, MESSAGE)))
                        .as(HEX.formatHex(spelling))
                        .isFalse();
            }
        }
    }

    /// y + p, where that fits into 255 bits.
    private static byte[] unreduced(EdwardsPoint point) {
        BigInteger y = point.y().add(EdwardsPoint.P);
        return y.bitLength() > 255 ? new byte[32] : EdwardsPoint.bytes(y);
    }

    @Test
    void otherSpellingsOfAPointAreRefused() {
        for (int y : new int[] {3, 4, 9, 18}) {
            byte[] unreduced = EdwardsPoint.bytes(EdwardsPoint.P.add(BigInteger.valueOf(y)));
            assertThat(verdict(EdwardsPoint.signature(secret, unreduced, scalar(), MESSAGE)))
                    .isFalse();
        }
    }

    @Test
    void everythingElseIsRefused() {
        for (int round = 0; round < 200; round++) {
            byte[] signature = new byte[64];
            random.nextBytes(signature);
            signature[63] &= 0x0f;
            assertThat(verdict(signature)).isFalse();
        }
        for (int length : new int[] {0, 1, 32, 63, 65, 96}) {
            assertThat(verdict(new byte[length])).isFalse();
        }
    }

    @Test
    void ellipticSignaturesAreAcceptedInOneSpellingAlone() {
        Es256PrivateKey key = Es256PrivateKey.generate(new SecureRandom());
        byte[] good = key.sign(MESSAGE);
        BigInteger order = Es256PublicKey.CURVE.getOrder();
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        Map<String, byte[]> wrong = new LinkedHashMap<>();
        wrong.put("high S", EdwardsPoint.joined(r, big(order.subtract(new BigInteger(1, s)))));
        wrong.put("r = 0", EdwardsPoint.joined(new byte[32], s));
        wrong.put("s = 0", EdwardsPoint.joined(r, new byte[32]));
        wrong.put("r = n", EdwardsPoint.joined(big(order), s));
        wrong.put("s = n", EdwardsPoint.joined(r, big(order)));
        wrong.put("all ones", HEX.parseHex("ff".repeat(64)));
        wrong.put("swapped", EdwardsPoint.joined(s, r));
        wrong.put("short", Arrays.copyOf(good, 63));
        wrong.put("long", Arrays.copyOf(good, 65));
        wrong.put("empty", new byte[0]);

        assertThat(key.publicKey().verifies(MESSAGE, good)).isTrue();
        assertThat(key.publicKey().verifies("other".getBytes(US_ASCII), good)).isFalse();
        wrong.forEach((why, signature) ->
                assertThat(key.publicKey().verifies(MESSAGE, signature)).as(why).isFalse());
    }

    private static byte[] big(BigInteger number) {
        byte[] littleEndian = EdwardsPoint.bytes(number);
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = littleEndian[31 - i];
        }
        return bigEndian;
    }

    private byte[] sign(EdwardsPoint r, BigInteger nonce) {
        return EdwardsPoint.signature(secret, r.encoded(), nonce, MESSAGE);
    }

    private boolean verdict(byte[] signature) {
        return Ed25519PublicKey.of(publicKey).verifies(MESSAGE, signature);
    }
}
