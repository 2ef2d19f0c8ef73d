package dev.gatehouse.config.render;

import dev.gatehouse.common.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// The bytes that a machine gets. Equal resolutions of one release give equal bytes.
public final class Representation {
    private static final String EXPLAINED = "+explained";

    private final String name;
    private final byte[] body;
    private final byte[] sha256;

    private Representation(String name, byte[] body) {
        this.name = name;
        this.body = body;
        this.sha256 = Sha256.of(body);
    }

    /// A resolution in a format.
    ///
    /// Text formats end with the end marker, a comment with the release and the SHA-256 of all bytes before it, so
    /// that one that was cut is told from a whole one. JSON has no comments.
    ///
    /// @param explained with where each value comes from: in text formats as comments, in JSON as an object per key
    public static Representation of(Resolution resolution, long release, Format format, boolean explained) {
        String content = format.write(resolution, explained);
        String marker = format == Format.JSON ? "" : endMarker(release, utf8(content));
        return new Representation(format.wireName() + (explained ? EXPLAINED : ""), utf8(content + marker));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String endMarker(long release, byte[] content) {
        return "# gatehouse-end release=" + release + " sha256="
                + HexFormat.of().formatHex(Sha256.of(content)) + "\n";
    }

    /// The format as it is signed: the format's name, with `+explained` where the values are explained.
    public String name() {
        return name;
    }

    public byte[] body() {
        return body.clone();
    }

    /// Of the whole body.
    public byte[] sha256() {
        return sha256.clone();
    }

    /// A strong entity tag (RFC 9110): the hash of name and body, in quotes.
    public String etag() {
        byte[] hash = Sha256.of((name + '\0').getBytes(StandardCharsets.US_ASCII), sha256);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }

    /// Nothing of the body: it may be secret.
    @Override
    public String toString() {
        return name + " of " + body.length + " bytes";
    }
}
