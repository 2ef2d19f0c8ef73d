package dev.gatehouse.client.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Shows payloads, which may hold anything: nothing in them reaches the terminal as a control character.
final class PayloadText {
    private static final int PREVIEW = 100;

    private PayloadText() {}

    /// One short line.
    static String preview(byte[] payload) {
        return text(payload)
                .map(PayloadText::oneLine)
                .map(line -> line.length() <= PREVIEW ? line : line.substring(0, PREVIEW) + "…")
                .orElseGet(() -> "(" + payload.length + " bytes)");
    }

    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(each -> Character.isWhitespace(each) ? ' ' : isPrintable(each) ? each : '\uFFFD')
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// The member of a JSON object that holds the payload: `payload` where it is UTF-8, else `payload_base64`.
    static Map<String, String> json(byte[] payload) {
        return text(payload)
                .map(text -> Map.of("payload", text))
                .orElseGet(() -> Map.of("payload_base64", Base64.getEncoder().encodeToString(payload)));
    }

    private static Optional<String> text(byte[] payload) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
