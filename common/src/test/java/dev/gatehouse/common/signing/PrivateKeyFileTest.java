package dev.gatehouse.common.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.fixture.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeyFileTest {
    // openssl genpkey -algorithm ed25519
    private static final String OPENSSL = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIPZvDTgx5JyJ85aTwqNT4HQMk+jQ+cY9TLHWqbWHYPxj
        -----END PRIVATE KEY-----
        """;

    private static final String NO_BLOCK = "the file holds no PKCS#8 PEM block (BEGIN PRIVATE KEY)";
    private static final String UNREADABLE = "the file holds no readable PKCS#8 key";
    private static final String OTHER_KEY = "the key is not an Ed25519 key";
    private static final String ENCRYPTED =
            "the key is encrypted: store it without a passphrase, readable by the" + " service alone";

    @TempDir
    private Path folder;

    @Test
    void keyThatOpensslWroteIsRead() throws IOException {
        Ed25519PrivateKey key = Ed25519PrivateKey.read(file(OPENSSL));

        // openssl pkey -pubout -outform DER | tail -c 32
        assertThat(HexFormat.of().formatHex(key.publicKey().toByteArray()))
                .isEqualTo("bad68593d6fb22fa8a907b1a2c036c3efa13f747774deeb3baa68d2839050c30");
    }

    @Test
    void textAroundTheBlockAndWindowsLineEndsAreAccepted() throws IOException {
        String text = ("Made for a test\n\n" + OPENSSL + "and text after it\n").replace("\n", "\r\n");

        assertThat(Ed25519PrivateKey.read(file(text)).publicKey())
                .isEqualTo(Ed25519PrivateKey.parse(OPENSSL).publicKey());
    }

    @Test
    void writtenKeyIsReadAgain() throws IOException {
        Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());

        assertThat(Ed25519PrivateKey.read(file(key.toPem())).publicKey()).isEqualTo(key.publicKey());
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("empty", "", NO_BLOCK),
                Arguments.of("text", "not a key\n", NO_BLOCK),
                Arguments.of("begin only", "-----BEGIN PRIVATE KEY-----\n", UNREADABLE),
                Arguments.of("empty block", pem("PRIVATE KEY", ""), UNREADABLE),
                Arguments.of("not base64", pem("PRIVATE KEY", "***"), UNREADABLE),
                Arguments.of("no DER", pem("PRIVATE KEY", "AAAA"), UNREADABLE),
                Arguments.of(
                        "cut off",
                        pem("PRIVATE KEY", "MC4CAQAwBQYDK2VwBCIEIPZvDTgx5JyJ85aTwqNT4HQMk+jQ+cY9"),
                        UNREADABLE),
                Arguments.of(
                        "31 bytes",
                        pem("PRIVATE KEY", "MC0CAQAwBQYDK2VwBCEEH/ZvDTgx5JyJ85aTwqNT4HQMk+jQ+cY9TLHWqbWHYPw="),
                        UNREADABLE),
                Arguments.of(
                        "unknown algorithm",
                        pem("PRIVATE KEY", "MC4CAQAwBQYDKw8BBCIEIPZvDTgx5JyJ85aTwqNT4HQMk+jQ+cY9TLHWqbWHYPxj"),
                        UNREADABLE),
                Arguments.of(
                        "X25519",
                        pem("PRIVATE KEY", "MC4CAQAwBQYDK2VuBCIEICgaadZ/qcB8iuvieICiP9uZsIVJrXEnHXtTsAHRfjBy"),
                        OTHER_KEY),
                Arguments.of("EC", pem("PRIVATE KEY", """
                    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgn0MCo6SBj5b6f+O2
                    0/aL9P+9z+8m5DzxHZNn+eL+gXyhRANCAATyj+R2JW9GzfWRhNCuLQEKGt+Y6uvO
                    FZbOf3fNYYeks4Y+D7X4W7EZmM3zIdKLd1BAknbZAEenwyh5C8W9oj10\
                    """), OTHER_KEY),
                Arguments.of("RSA", pem("PRIVATE KEY", """
                    MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAMpI3bsCnb3HxPn2
                    1WQJ5nKr/CYv5Darl0rfsMxkQTe+anp1Z7zO0rfzUks+OwoZMgTfpd0k0eM0vauT
                    4SoTCCre0AOQ3xIW7FjBdjxiF6RxN+PfE2pkicrerZ4FQYuhzud0lVg2SF2rOazE
                    IJ2bWxeFp307stXZJMPzPmDNZFshAgMBAAECgYAVNf7KFUQlGkV1UISfsMoRTCds
                    eakccnGy0DHhvMF57uWLYbQ3ABjoYQNIEIZwUKQGDs19mtbHVEhvLVp25vf8FvUd
                    6ki57f4P/MlGC5nhnhyKlVx7wHloVjg4+c0Dy+xvgjFzeHuC1+OcFSvTwaSUHLFn
                    MjeBLCLe/7D/N8i/YQJBAPVa/NXeGe/O3jaPSbDfOOaleCx2pxYlXXzdBdDP1sst
                    7i6RLLB1B2n/GLqse3nwBg/TbDRQ1yj7dlSQ6MTc5mcCQQDTD4SEhD1XZRQ3HHx+
                    jz9vOP0PoTEXXT6bT+ElBZ1CgPUm/IIswVTvoPMTlvebmCcrHiD8s9MKm+yq5YmW
                    Y203AkB6f/g2i5KlkcKOuRHQ1lKhjcInaQJZY0R/ABdUP0D95qvB4kfOvk96U5w0
                    L8PiiL1uD2A56pbSZmKZLFSbXbNHAkEArcH+tSIxZfu/Msfu7jp8XNKr8+wegD+x
                    xSd0EYiXuSJ1sUz81l+rz0PQGnaVDrGqvWKmgaSBwCAyLVefeAIO7QJBALvbGaOo
                    hqbFKJ5sXiKYjTelE265WN/0wiE1xKCvz8A6l2SUsKLgGTGcFP2ZRC8r65eeoZfs
                    gR5j6HupSauAB9o=\
                    """), OTHER_KEY),
                Arguments.of(
                        "public key",
                        pem("PUBLIC KEY", "MCowBQYDK2VwAyEAutaFk9b7IvqKkHsaLANsPvoT90d3Te6zuqaNKDkFDDA="),
                        NO_BLOCK),
                Arguments.of("encrypted", pem("ENCRYPTED PRIVATE KEY", """
                    MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjQdFIPofgkrQICCAAw
                    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEI1JEKHiHP9POH3AHwIwV8EEQPid
                    vhqkfZ1HhOref6RdLHEyddhWbObxEyK55y5+kCsk3/LDxHubbYh0u1hc4Iqqdsnh
                    n1T/EJeHmb9Pr7Vpp3Q=\
                    """), ENCRYPTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void anythingElseIsRefusedInOneSentence(String name, String content, String message) throws IOException {
        UnusableKeyException refusal = refusal(file(content));

        assertThat(refusal).as(name).hasMessage(message);
        assertThat(trace(refusal)).as("what a log would show").doesNotContain(secrets(content));
    }

    @Test
    void missingFileIsNamedAsUnreadable() {
        assertThat(refusal(folder.resolve("absent.pem"))).hasMessageStartingWith("the file can't be read");
    }

    @Test
    void binaryFileIsRefused() throws IOException {
        Path file = folder.resolve("key.der");
        Files.write(
                file,
                Base64.getMimeDecoder().decode("MC4CAQAwBQYDK2VwBCIEIPZvDTgx5JyJ85aTwqNT4HQMk+jQ+cY9TLHWqbWHYPxj"));

        assertThat(refusal(file)).hasMessage(NO_BLOCK);
    }

    @Test
    void mangledFilesAreNeverAnythingButUnusable() {
        Random random = Seeds.random(getClass());
        for (int round = 0; round < 2_000; round++) {
            byte[] text = OPENSSL.getBytes(StandardCharsets.US_ASCII);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(128);
            }
            String mangled = new String(text, StandardCharsets.US_ASCII);
            try {
                Ed25519PrivateKey.parse(mangled);
            } catch (UnusableKeyException expected) {
                assertThat(expected.getMessage()).as(mangled).doesNotContain("\n");
            }
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), content);
    }

    private static UnusableKeyException refusal(Path file) {
        return catchThrowableOfType(UnusableKeyException.class, () -> Ed25519PrivateKey.read(file));
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /// The content's base64 lines; a word that no stack trace holds where there are none.
    private static String[] secrets(String content) {
        String[] lines = content.lines()
                .filter(line -> line.length() > 20 && !line.startsWith("-"))
                .toArray(String[]::new);
        return lines.length == 0 ? new String[] {"nothing secret"} : lines;
    }

    private static String pem(String type, String base64) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type);
    }
}
