package dev.gatehouse.common.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {
    private static final byte[] NONE = {};
    private static final byte[] HASH = HexFormat.of().parseHex("ab".repeat(32));
    private static final String HASH_FIELD = "00000020" + "ab".repeat(32);

    @Test
    void requestIsItsTagAndNineFields() {
        RequestToSign request = new RequestToSign(
                "local/eu-1/gateway",
                "p.S/M",
                1,
                "ds1",
                "demo.é",
                new byte[] {1, 2, 3},
                "c",
                0x0102030405060708L,
                HASH);

        assertThat(hex(request.canonicalBytes()))
                .isEqualTo(ascii("gatehouse/request/v1") + "00"
                        + "00000012" + ascii("local/eu-1/gateway")
                        + "00000005" + ascii("p.S/M")
                        + "00000008" + "0000000000000001"
                        + "00000003" + ascii("ds1")
                        + "00000007" + ascii("demo.") + "c3a9"
                        + "00000003" + "010203"
                        + "00000001" + ascii("c")
                        + "00000008" + "0102030405060708"
                        + HASH_FIELD);
    }

    @Test
    void responseIsItsTagAndSixFields() {
        assertThat(hex(new ResponseToSign("a", HASH, -1, "OK", HASH, "kid").canonicalBytes()))
                .isEqualTo(ascii("gatehouse/response/v1") + "00"
                        + "00000001" + ascii("a")
                        + HASH_FIELD
                        + "00000008" + "ffffffffffffffff"
                        + "00000002" + ascii("OK")
                        + HASH_FIELD
                        + "00000003" + ascii("kid"));
    }

    @Test
    void eventIsItsTagAndTenFieldsAndAnAbsentSessionHasLengthZero() {
        assertThat(hex(new EventToSign("a", "u", "", "e", "t", new byte[] {1}, 2, 0, HASH, "k").canonicalBytes()))
                .isEqualTo(ascii("gatehouse/event/v1") + "00"
                        + "00000001" + ascii("a")
                        + "00000001" + ascii("u")
                        + "00000000"
                        + "00000001" + ascii("e")
                        + "00000001" + ascii("t")
                        + "00000001" + "01"
                        + "00000008" + "0000000000000002"
                        + "00000008" + "0000000000000000"
                        + HASH_FIELD
                        + "00000001" + ascii("k"));
    }

    @Test
    void beaconIsItsTagAndItsFields() {
        assertThat(hex(new BeaconToSign(BeaconToSign.TYPE, "a", 5, NONE, "k").canonicalBytes()))
                .isEqualTo(ascii("gatehouse/beacon/v1") + "00"
                        + "00000013" + ascii("gateway.server_time")
                        + "00000001" + ascii("a")
                        + "00000008" + "0000000000000005"
                        + "00000000"
                        + "00000001" + ascii("k"));
    }

    @Test
    void proofCoversTheHashOfTheIdentityToken() {
        // SHA-256("abc"), FIPS 180-4
        assertThat(hex(new ProofToSign("a", new byte[] {9}, "thumb", "abc").canonicalBytes()))
                .isEqualTo(ascii("gatehouse/proof/v1") + "00"
                        + "00000001" + ascii("a")
                        + "00000001" + "09"
                        + "00000005" + ascii("thumb")
                        + "00000020" + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keysetNamesItsKeysInOneOrderAndOnce() {
        assertThat(hex(new KeysetToSign("a", 1, 2, List.of("y", "x", "y")).canonicalBytes()))
                .isEqualTo(ascii("gatehouse/keyset/v1") + "00"
                        + "00000001" + ascii("a")
                        + "00000008" + "0000000000000001"
                        + "00000008" + "0000000000000002"
                        + "00000001" + ascii("x")
                        + "00000001" + ascii("y"));
    }

    /// All that is hashed here has fields cut from one short string, so that equal concatenations are frequent.
    @Test
    void differentFieldsNeverGiveEqualBytes() {
        Random random = Seeds.random(getClass());
        Map<String, List<String>> seen = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            List<String> fields = cut(random, "aa\0\0a\0".substring(0, random.nextInt(7)), random.nextInt(1, 5));
            List<String> before = seen.putIfAbsent(hex(bytes(fields)), fields);
            assertThat(before == null ? fields : before).isEqualTo(fields);
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void shiftingABoundaryChangesWhatIsSigned() {
        byte[] request = new RequestToSign("aud", "m", 1, "session", "type", NONE, "id", 0, HASH).canonicalBytes();

        assertThat(Stream.of(
                                new RequestToSign("audm", "", 1, "session", "type", NONE, "id", 0, HASH),
                                new RequestToSign("au", "dm", 1, "session", "type", NONE, "id", 0, HASH),
                                new RequestToSign("aud", "m", 1, "sessiont", "ype", NONE, "id", 0, HASH),
                                new RequestToSign(
                                        "aud",
                                        "m",
                                        1,
                                        "session",
                                        "type",
                                        "id".getBytes(StandardCharsets.US_ASCII),
                                        "",
                                        0,
                                        HASH),
                                new RequestToSign(
                                        "aud",
                                        "m",
                                        1,
                                        "session",
                                        "",
                                        "type".getBytes(StandardCharsets.US_ASCII),
                                        "id",
                                        0,
                                        HASH))
                        .map(RequestToSign::canonicalBytes))
                .doesNotContain(request);
    }

    @Test
    void noTagIsThePrefixOfAnother() {
        List<byte[]> tags = Stream.of(DomainTag.values()).map(DomainTag::bytes).toList();

        assertThat(tags).hasSize(7);
        for (byte[] tag : tags) {
            assertThat(tags.stream().filter(other -> hex(other).startsWith(hex(tag))))
                    .hasSize(1);
        }
    }

    @Test
    void signatureOverOneKindIsNoneOverAnother() {
        Ed25519PrivateKey key = Ed25519PrivateKey.ofSeed(HASH);
        for (DomainTag signed : DomainTag.values()) {
            byte[] signature = key.sign(CanonicalBytes.of(signed).text("same").toByteArray());
            for (DomainTag other : DomainTag.values()) {
                assertThat(key.publicKey()
                                .verifies(CanonicalBytes.of(other).text("same").toByteArray(), signature))
                        .as("%s as %s", signed, other)
                        .isEqualTo(signed == other);
            }
        }
    }

    private static List<String> cut(Random random, String text, int pieces) {
        List<String> fields = new ArrayList<>();
        String rest = text;
        for (int piece = 1; piece < pieces; piece++) {
            int end = random.nextInt(rest.length() + 1);
            fields.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        fields.add(rest);
        return fields;
    }

    private static byte[] bytes(List<String> fields) {
        CanonicalBytes bytes = CanonicalBytes.of(DomainTag.REQUEST);
        fields.forEach(bytes::text);
        return bytes.toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String ascii(String text) {
        return hex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
