package dev.gatehouse.local.partner;

import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.shell.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command `gatehouse diagnose`, as the operator has it.
final class Diagnose {
    private Diagnose() {}

    /// What it says of an upstream.
    static JsonNode run(Scene scene, String upstream) throws NotVerified, IOException, InterruptedException {
        Program java = new Program(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Program.Ended ended = java.run(
                "",
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        scene.checkout()
                                .resolve("client/target/client-exec.jar")
                                .toString(),
                        "--profile=" + scene.platform().home().clientProfile(),
                        "--json",
                        "diagnose",
                        upstream));
        try {
            return JsonMapper.shared().readTree(ended.output());
        } catch (JacksonException e) {
            throw new NotVerified(
                    "`diagnose` ended with exit code " + ended.status() + " and said " + ended.text() + ended.errors());
        }
    }
}
