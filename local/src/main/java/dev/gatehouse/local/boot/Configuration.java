package dev.gatehouse.local.boot;

import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.shell.Answer;
import dev.gatehouse.local.shell.Curl;
import dev.gatehouse.local.shell.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Publish, be refused, fetch, verify, source, fetch again: on whatever config-api keeps its releases in.
///
/// @param checkout where the shipped shell client lies
/// @param application whose configuration it is
record Configuration(Platform platform, Path checkout, String application) {
    static Configuration of(Scene scene, Platform platform) {
        return new Configuration(platform, scene.checkout(), scene.script().application());
    }

    private static final int CREATED = 201;
    private static final int CONFLICT = 412;
    private static final int FRESH = 0;
    private static final int UNCHANGED = 10;
    private static final int NONE = 30;

    private static final String COLOUR = "green";
    private static final String NASTY = "it's $HOME; $(id) `id` \"quoted\" \\ and\na second line";

    /// What a web server called web-1 in eu-1 gets: every layer has its word, and one value is as nasty as can be.
    private static final Map<String, String> EXPECTED =
            new TreeMap<>(Map.of("COLOUR", COLOUR, "GREETING", NASTY, "PORT", "8443", "REGION", "eu-1"));

    void prove(Proof proof) throws Exception {
        String path = "demo/" + application + "/prod";
        publish(new Pipeline(platform, Curl.onPath(), path), proof);
        Path state = Files.createTempDirectory(platform.home().run(), "boot-");
        try {
            boot(BootingMachine.of(platform, checkout, path, state), proof);
        } finally {
            delete(state);
        }
    }

    private static Map<String, ?> content(String colour) {
        return Map.of(
                "system",
                Map.of("base", Map.of()),
                "application",
                Map.of(
                        "base", Map.of("COLOUR", "red", "GREETING", NASTY, "PORT", 80),
                        "region/eu-1", Map.of("REGION", "eu-1"),
                        "role/web", Map.of("PORT", 443),
                        "host/web-1", Map.of("COLOUR", colour, "PORT", 8443)));
    }

    private static void publish(Pipeline pipeline, Proof proof) throws Exception {
        String before = pipeline.head();
        Answer first = pipeline.publish(before, content("blue"));
        created(first);
        Answer second = pipeline.publish(first.header("etag"), content(COLOUR));
        created(second);
        proof.fact("published with If-Match as release "
                + second.json().path("release").asLong());
        Answer stale = pipeline.publish(first.header("etag"), content("black"));
        proof.that(
                stale.status() == CONFLICT
                        && second.header("etag")
                                .equals("\""
                                        + stale.json().path("current_revision").asString("") + "\""),
                "with the revision before: 412, " + stale.code() + ", and the current one is told");
    }

    private static void created(Answer answer) throws NotVerified {
        if (answer.status() != CREATED) {
            throw new NotVerified("the release was not made: " + answer);
        }
    }

    private static void boot(BootingMachine machine, Proof proof) throws Exception {
        Path copy = Path.of(ended(machine.fetch(), FRESH).text().strip());
        List<String> lines = Files.readAllLines(copy);
        proof.that(
                lines.getLast().startsWith("# gatehouse-end "),
                "one curl fetched it; signature and end marker verify (" + lines.size() + " lines)");
        proof.same(
                machine.sourced(copy, EXPECTED.keySet()),
                List.copyOf(EXPECTED.values()),
                "sourced by sh, every value is what was published, quotes and line ends too");
        ended(machine.fetch(), UNCHANGED);
        proof.fact("a second fetch answers 304, signed: unchanged, exit code 10");
        ended(machine.fetchElsewhere(), NONE);
        proof.fact("a machine of another region does not believe the same answer: exit code 30");
    }

    private static Program.Ended ended(Program.Ended ended, int status) throws NotVerified {
        if (ended.status() != status) {
            throw new NotVerified("gatehouse-config ended with exit code " + ended.status() + " instead of " + status
                    + ": " + ended.errors());
        }
        return ended;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
