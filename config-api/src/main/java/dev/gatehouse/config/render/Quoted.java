package dev.gatehouse.config.render;

import java.util.HexFormat;

/// Text in quotes.
final class Quoted {
    private static final HexFormat HEX = HexFormat.of();

    private Quoted() {}

    /// In single quotes, inside which a POSIX shell changes nothing. A single quote itself is written `'\''`: the
    /// quotes end, an escaped one follows, and they begin anew.
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// In double quotes, with the escapes of JSON (RFC 8259).
    static String json(String text) {
        return doubled(text, false);
    }

    /// In double quotes, with the escapes that YAML 1.1 and 1.2 have in common. Characters beyond the Basic
    /// Multilingual Plane are escaped too: YAML knows no surrogate pairs, and readers exist that fail where their
    /// buffer splits one.
    static String yaml(String text) {
        return doubled(text, true);
    }

    private static String doubled(String text, boolean planesEscaped) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c <= Character.MAX_VALUE) {
                append(out, c);
            } else if (planesEscaped) {
                out.append("\\U").append(HEX.toHexDigits(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    out.append((char) c);
                } else {
                    out.append("\\u").append(HEX.toHexDigits((char) c));
                }
            }
        }
    }

    /// What every reader takes as it stands: not controls, line and paragraph separators, a byte order mark.
    private static boolean isPrintable(int c) {
        if (c < 0xa0) {
            return c >= 0x20 && c < 0x7f;
        }
        return switch (c) {
            case 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff -> false;
            default -> true;
        };
    }
}
