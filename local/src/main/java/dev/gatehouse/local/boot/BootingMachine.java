package dev.gatehouse.local.boot;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.shell.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// A machine that has a shell, `curl`, `openssl` and the script `gatehouse-config`, and nothing else.
///
/// @param script the script as it is shipped
/// @param path tenant, application and environment
/// @param state where it keeps its last good copy
record BootingMachine(Platform platform, Path script, String path, Path state) {
    private static final String AUDIENCE = "local/eu-1/config-api";

    static BootingMachine of(Platform platform, Path checkout, String path, Path state) {
        Path script = checkout.resolve("config-api/src/main/sh/gatehouse-config");
        return new BootingMachine(platform, script, path, state);
    }

    /// Fetches the application's configuration as `env`, for a web server called web-1 in eu-1.
    Program.Ended fetch() throws NotVerified, IOException, InterruptedException {
        return fetch(AUDIENCE);
    }

    /// The same, as a machine of another place would do it, for which the answers are not signed.
    Program.Ended fetchElsewhere() throws NotVerified, IOException, InterruptedException {
        return fetch("local/eu-2/config-api");
    }

    private Program.Ended fetch(String audience) throws NotVerified, IOException, InterruptedException {
        Home home = platform.home();
        Path folder = state.resolve(audience.replace('/', '-'));
        return sh(List.of(
                script.toString(),
                "fetch",
                "--url",
                platform.addresses().url(Listener.CONFIG_HTTP),
                "--audience",
                audience,
                "--app",
                path,
                "--kind",
                "application",
                "--format",
                "env",
                "--region",
                "eu-1",
                "--role",
                "web",
                "--host",
                "web-1",
                "--token-file",
                home.configToken("read").toString(),
                "--key",
                home.configSignerPublicKey().toString(),
                "--ca",
                home.caCertificate().toString(),
                "--state",
                folder.toString()));
    }

    /// The values of variables after a file was sourced.
    List<String> sourced(Path file, Collection<String> variables)
            throws NotVerified, IOException, InterruptedException {
        String program = ". \"$1\"; shift; for name; do eval \"printf '%s\\\\0' \\\"\\$$name\\\"\"; done";
        Program.Ended ended = sh(Stream.concat(Stream.of("-euc", program, "sh", file.toString()), variables.stream())
                .toList());
        if (ended.status() != 0) {
            throw new NotVerified("the file can't be sourced: " + ended.errors());
        }
        List<String> values = new ArrayList<>(List.of(ended.text().split("\0", -1)));
        values.removeLast();
        return values;
    }

    private static Program.Ended sh(List<String> arguments) throws NotVerified, IOException, InterruptedException {
        return Program.onPath("sh", "dash").run("", arguments);
    }
}
