package dev.gatehouse.gateway.downstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Writes routes files as people and templates do, in any of YAML's styles, and breaks them where its readers
/// branch.
final class YamlMutator {
    private static final List<String> VALUES = List.of(
            "demo.",
            "localhost:7070",
            "'[::1]:7071'",
            "dns:53",
            "a..b:1",
            "'[:::]:1'",
            "localhost:65536",
            "250ms",
            "9223372036854775807d",
            "-1s",
            "PT0.5S",
            "PT999999999999999H",
            "null",
            "~",
            "true",
            "''",
            "2026-11-21",
            "0x1F",
            "1e400",
            ".nan",
            "9".repeat(4_000),
            "'" + "x".repeat(5_000) + "'",
            "[]",
            "{}",
            "[[[]]]",
            "{a: {b: [c]}}",
            "!!binary aGVsbG8=",
            "!!org.example.Url [http://localhost]",
            "!local thing",
            "*anchor",
            "&anchor x",
            "\"\\x00\\u001b[2J\\ud800\\n\"",
            "|\n      several\n      lines",
            ">-\n      folded\n      lines");
    private static final List<String> NAMES =
            List.of("message-type", "target", "deadline", "retry", "<<", "''", "routes");
    private static final List<String> TEXTS = List.of(
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "%TAG ! tag:x,2000:\n",
            "\t",
            "\r\n",
            "\u2028",
            "\ufeff",
            "? ",
            ": ",
            "- ",
            "#",
            "\"",
            "'",
            "\u0000");

    private final Random random;

    YamlMutator(Random random) {
        this.random = random;
    }

    /// A file, right or broken.
    byte[] next() {
        List<String> lines = new ArrayList<>(List.of(random.nextInt(20) == 0 ? "routes: " + one(VALUES) : "routes:"));
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(route(i));
        }
        for (int breaks = random.nextInt(4); breaks > 0; breaks--) {
            mutate(lines);
        }
        String text = random.nextInt(40) == 0 ? deep() : String.join("\n", lines) + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(6) == 0 ? spoilt(bytes) : bytes;
    }

    private String route(int i) {
        String type = random.nextInt(8) == 0 ? one(VALUES) : "type" + i + ".";
        String target = random.nextInt(8) == 0 ? one(VALUES) : "orders" + i + ".internal:443";
        String deadline = random.nextInt(6) == 0 ? one(VALUES) : random.nextInt(1, 60) + "s";
        return random.nextInt(3) == 0
                ? "  - {message-type: %s, target: %s, deadline: %s}".formatted(type, target, deadline)
                : "  - message-type: %s\n    target: %s\n    deadline: %s".formatted(type, target, deadline);
    }

    private void mutate(List<String> lines) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(9)) {
            case 0 -> lines.add(lines.get(at));
            case 1 -> lines.add(at, "  - " + one(NAMES) + ": " + one(VALUES));
            case 2 -> lines.set(at, lines.get(at).replace(one(NAMES), one(NAMES)));
            case 3 -> lines.set(at, lines.get(at) + "\n    " + one(NAMES) + ": " + one(VALUES));
            case 4 ->
                lines.set(at, " ".repeat(random.nextInt(6)) + lines.get(at).strip());
            case 5 -> Collections.shuffle(lines, random);
            case 6 -> lines.add(at, one(TEXTS));
            case 7 -> lines.set(at, lines.get(at).replaceFirst(": ", ": " + one(VALUES) + " "));
            default -> lines.add(bombs());
        }
    }

    /// Aliases of aliases.
    private String bombs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]");
        for (int i = 1; i < 12; i++) {
            text.append("\na%d: &a%d [%s]".formatted(i, i, String.join(",", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        return text + "\nroutes: *a11";
    }

    private String deep() {
        int depth = random.nextInt(20_000);
        return switch (random.nextInt(4)) {
            case 0 -> "routes: " + "[".repeat(depth);
            case 1 -> "routes: " + "{a: ".repeat(depth);
            case 2 -> "- ".repeat(depth) + "x\n";
            default -> "routes:\n" + "  - {message-type: a, target: 'b:1'}\n".repeat(depth);
        };
    }

    private byte[] spoilt(byte[] bytes) {
        byte[] spoilt = bytes.clone();
        for (int i = random.nextInt(5); i >= 0; i--) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1)) : spoilt;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
