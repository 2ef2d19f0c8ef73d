package dev.gatehouse.config.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.ConfigToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignerTest {
    private final Signer signer = new Signer("local/eu-1/config-api", Ed25519PrivateKey.ofSeed(new byte[32]));

    @Test
    void headerCarriesKeyAndSignature() {
        ConfigToSign answer = answer("nonce", 200);
        Matcher header = Pattern.compile("v1;kid=([A-Za-z0-9_-]{43});sig=([A-Za-z0-9+/]{86}==)")
                .matcher(signer.header(answer));

        assertThat(header.matches()).isTrue();
        assertThat(header.group(1)).isEqualTo(signer.publicKey().thumbprint());
        byte[] signature = Base64.getDecoder().decode(header.group(2));
        assertThat(signer.publicKey().verifies(answer.canonicalBytes(), signature))
                .isTrue();
        assertThat(signer.publicKey().verifies(answer("other", 200).canonicalBytes(), signature))
                .isFalse();
        assertThat(signer.publicKey().verifies(answer("nonce", 304).canonicalBytes(), signature))
                .isFalse();
    }

    private ConfigToSign answer(String nonce, int status) {
        byte[] sha256 = new byte[32];
        Arrays.fill(sha256, (byte) 9);
        return new ConfigToSign(
                signer.audience(),
                new ConfigToSign.Scope("demo", "shop", "prod", "application"),
                new ConfigToSign.Layers("eu-1", "", ""),
                "env",
                7,
                status,
                nonce,
                sha256);
    }
}
