package dev.gatehouse.config.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.signing.ConfigToSign;
import dev.gatehouse.common.signing.DomainTag;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.Kind;
import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.render.Format;
import dev.gatehouse.config.render.Machine;
import dev.gatehouse.config.render.Representation;
import dev.gatehouse.config.render.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// `docs/config-vectors.json` holds what this code resolves, writes and signs, so that a client in another language
/// can be tested against the file alone.
class ConfigVectorsTest {
    private static final Ed25519PrivateKey KEY = Ed25519PrivateKey.ofSeed(seed());
    private static final Signer SIGNER = new Signer("local/eu-1/config-api", KEY);
    private static final long RELEASE = 7;
    private static final String CONTENT = """
        {"application": {
          "base": {"GREETING": "it's $(here), 😀", "PORT": 8080, "RATIO": 1e-3, "NO": "no", "EMPTY": ""},
          "region/eu-1": {"LINES": "one\\ntwo\\ttab \\"quoted\\" back\\\\slash"},
          "role/web": {"PORT": 8443, "DEBUG": false},
          "host/web-1": {"LINES": "\\u0007\\u0085\\u2028\\ufeff"}}}
        """;

    @Test
    void fileHoldsWhatThisCodeMakes() {
        Map<String, Object> file = named(
                "about",
                "Vectors of what config-api signs, which docs/config-protocol.md defines. Names that end in _hex are"
                        + " hexadecimal. Never use this key.",
                "key",
                named(
                        "private_key_hex", hex(seed()),
                        "kid", SIGNER.keyId(),
                        "x", SIGNER.publicKey().x(),
                        "pem", SIGNER.publicKeyPem()),
                "content",
                JsonMapper.shared().readTree(CONTENT),
                "answers",
                answers());

        GeneratedDocs.file("config-vectors.json", text(file) + "\n");
    }

    @Test
    void workedExampleOfThePageIsTheFirstVector() throws IOException {
        String page = Files.readString(Folders.checkout().resolve("docs/config-protocol.md"))
                .replaceAll("\\s", "");
        Map<String, Object> first = answers().getFirst();

        for (String member : List.of("body", "canonical_hex", "Gatehouse-Signature", "ETag")) {
            assertThat(page).contains(String.valueOf(first.get(member)).replaceAll("\\s", ""));
        }
    }

    private static List<Map<String, Object>> answers() {
        Machine web = new Machine("eu-1", "web", "");
        Machine anything = new Machine("", "", "");
        List<Map<String, Object>> answers = new ArrayList<>();
        answers.add(answer("fresh, with a nonce", web, Format.ENV, false, 200, "nonce-1"));
        answers.add(answer("unchanged", web, Format.ENV, false, 304, "nonce-2"));
        answers.add(answer("without layers and nonce", anything, Format.JSON, false, 200, ""));
        answers.add(answer(
                "as YAML, with characters that are escaped",
                new Machine("eu-1", "web", "web-1"),
                Format.YAML,
                false,
                200,
                "nonce-3"));
        answers.add(answer("explained", web, Format.JSON, true, 200, "nonce-4"));
        return answers;
    }

    private static Map<String, Object> answer(
            String what, Machine machine, Format format, boolean explained, int status, String nonce) {
        Content content = Contents.of(CONTENT);
        Representation representation =
                Representation.of(Resolution.of(content, Kind.APPLICATION, machine), RELEASE, format, explained);
        ConfigToSign signed = new ConfigToSign(
                SIGNER.audience(),
                new ConfigToSign.Scope("demo", "shop", "production", "application"),
                new ConfigToSign.Layers(machine.region(), machine.role(), machine.host()),
                representation.name(),
                RELEASE,
                status,
                nonce,
                representation.sha256());
        Map<String, Object> answer = named("what", what, "tag", DomainTag.CONFIG.text(), "fields", fields(signed));
        answer.put("body", new String(representation.body(), StandardCharsets.UTF_8));
        answer.put("canonical_hex", hex(signed.canonicalBytes()));
        answer.put("ETag", representation.etag());
        answer.put(Signer.HEADER, SIGNER.header(signed));
        return answer;
    }

    private static Map<String, Object> fields(ConfigToSign signed) {
        return named(
                "audience", signed.audience(),
                "tenant", signed.scope().tenant(),
                "application", signed.scope().application(),
                "environment", signed.scope().environment(),
                "kind", signed.scope().kind(),
                "region", signed.layers().region(),
                "role", signed.layers().role(),
                "host", signed.layers().host(),
                "format", signed.format(),
                "release", signed.release(),
                "status", signed.status(),
                "nonce", signed.nonce(),
                "body_sha256_hex", hex(signed.bodySha256()));
    }

    private static Map<String, Object> named(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static byte[] seed() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 4);
        return seed;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(Map<String, Object> file) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JsonMapper.shared()
                .writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
                .writeValueAsString(file);
    }
}
