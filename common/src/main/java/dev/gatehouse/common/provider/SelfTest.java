package dev.gatehouse.common.provider;

import java.util.Arrays;
import java.util.HexFormat;

/// Shows that an engine works on this machine before anything depends on it: known answers, right and wrong.
final class SelfTest {
    private static final HexFormat HEX = HexFormat.of();

    // RFC 8032, section 7.1, test 2
    private static final byte[] SEED = HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] ED25519 =
            HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] MESSAGE = {0x72};
    private static final byte[] SIGNATURE =
            HEX.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    // RFC 6979, appendix A.2.5, SHA-256, "sample", s replaced by n - s
    private static final byte[] P256 = HEX.parseHex("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    private static final byte[] SAMPLE = {'s', 'a', 'm', 'p', 'l', 'e'};
    private static final byte[] ES256 = HEX.parseHex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "0834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9");

    private SelfTest() {}

    /// @throws ProviderUnavailableException when the engine gives another answer, or none
    static void run(SignatureEngine engine) {
        try {
            require(Arrays.equals(engine.ed25519Signing(SEED).sign(MESSAGE), SIGNATURE));
            require(engine.ed25519Verifying(ED25519).verifies(MESSAGE, SIGNATURE));
            require(!engine.ed25519Verifying(ED25519).verifies(SAMPLE, SIGNATURE));
            require(engine.es256Verifying(P256).verifies(SAMPLE, ES256));
            require(!engine.es256Verifying(P256).verifies(MESSAGE, ES256));
        } catch (IllegalStateException | LinkageError e) {
            throw new ProviderUnavailableException("it does not work on this machine", e);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new ProviderUnavailableException("it gives wrong answers on this machine", null);
        }
    }
}
