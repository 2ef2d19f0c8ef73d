package dev.gatehouse.client.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.signing.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestSignerTest {
    private static final String METHOD = "gatehouse.edge.v1.EdgeGateway/ExecuteCommand";
    private static final byte[] PAYLOAD = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);

    private final DeviceKey key = DeviceKey.generate();
    private final RequestSigner signer = new RequestSigner("test/eu-1/gateway", "ds1.x", key, () -> 1_700_000_000_000L);

    @TempDir
    private Path folder;

    @Test
    void envelopeSaysWhatWasAskedFor() {
        SignedRequest request = signer.sign(METHOD, "demo.echo", "c-1", PAYLOAD);

        assertThat(request.getProtocolVersion()).isEqualTo(1);
        assertThat(request.getAudience()).isEqualTo("test/eu-1/gateway");
        assertThat(request.getDeviceSessionId()).isEqualTo("ds1.x");
        assertThat(request.getMessageType()).isEqualTo("demo.echo");
        assertThat(request.getCommandId()).isEqualTo("c-1");
        assertThat(request.getTimestampMs()).isEqualTo(1_700_000_000_000L);
        assertThat(request.getRequestId().size()).isEqualTo(16);
        assertThat(request.getPayloadSha256().toByteArray()).isEqualTo(Sha256.of(PAYLOAD));
    }

    /// Written out by hand from docs/protocol.md: tag, NUL, then length-prefixed fields.
    @Test
    void signatureCoversTheDocumentedBytes() throws IOException {
        SignedRequest request = signer.sign(METHOD, "demo.echo", "c-1", PAYLOAD);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write("gatehouse/request/v1\0".getBytes(StandardCharsets.US_ASCII));
        field(out, "test/eu-1/gateway".getBytes(StandardCharsets.UTF_8));
        field(out, METHOD.getBytes(StandardCharsets.UTF_8));
        number(out, 1);
        field(out, "ds1.x".getBytes(StandardCharsets.UTF_8));
        field(out, "demo.echo".getBytes(StandardCharsets.UTF_8));
        field(out, request.getRequestId().toByteArray());
        field(out, "c-1".getBytes(StandardCharsets.UTF_8));
        number(out, 1_700_000_000_000L);
        field(out, Sha256.of(PAYLOAD));

        assertThat(RequestSigner.canonicalBytes(METHOD, request)).isEqualTo(bytes.toByteArray());
        assertThat(key.publicKey()
                        .verifies(bytes.toByteArray(), request.getSignature().toByteArray()))
                .isTrue();
    }

    private static void field(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(8);
        out.writeLong(value);
    }

    @Test
    void everyAttemptHasItsOwnRequestId() {
        assertThat(signer.sign(METHOD, "demo.echo", "c-1", PAYLOAD).getRequestId())
                .isNotEqualTo(signer.sign(METHOD, "demo.echo", "c-1", PAYLOAD).getRequestId());
    }

    /// Computed by another implementation (OpenSSL, from Python) over bytes that it put together itself.
    @Test
    void fixedKeyGivesAFixedSignature() throws IOException {
        DeviceKey fixed = fixedKey();
        SignedRequest request = SignedRequest.newBuilder()
                .setProtocolVersion(1)
                .setAudience("local/eu-1/gateway")
                .setDeviceSessionId("ds1.eu-1.0.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAA")
                .setMessageType("demo.echo")
                .setRequestId(ByteString.copyFrom(new byte[16]))
                .setCommandId("command-1")
                .setTimestampMs(1_763_726_400_000L)
                .setPayload(ByteString.copyFromUtf8("hello"))
                .setPayloadSha256(ByteString.copyFrom(Sha256.of("hello".getBytes(StandardCharsets.UTF_8))))
                .build();

        SignedRequest signed = new RequestSigner("", "", fixed, () -> 0).resign(METHOD, request);

        assertThat(fixed.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(HexFormat.of().formatHex(signed.getSignature().toByteArray()))
                .isEqualTo("033ee091010a3b8688f187fe7f5c38a225dfceddff052b217fb42f714383b554"
                        + "01effcb6d4031bdd693160c98f635b95f93fa14678a64c6b4bb1300f8f75f806");
    }

    /// The key of RFC 8037, appendix A.
    private DeviceKey fixedKey() throws IOException {
        String pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;
        return DeviceKey.load(Files.writeString(folder.resolve("rfc8037.pem"), pem));
    }
}
