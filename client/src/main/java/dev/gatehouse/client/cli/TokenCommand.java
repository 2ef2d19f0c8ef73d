package dev.gatehouse.client.cli;

import dev.gatehouse.client.login.TokenSource;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A program of the user's that prints an identity token for the nonce in `GATEHOUSE_NONCE`.
///
/// @param command a line for `sh`
record TokenCommand(String command) implements TokenSource {
    private static final int MAX_TOKEN = 64 * 1024;
    private static final int EXIT_SECONDS = 10;

    @Override
    public String token(String nonce) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().put("GATEHOUSE_NONCE", nonce);
        Process process = shell.start();
        process.getOutputStream().close();
        byte[] printed = process.getInputStream().readNBytes(MAX_TOKEN);
        if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new CliException("the token command did not end after it printed");
        }
        if (process.exitValue() != 0) {
            throw new CliException("the token command ended with exit code " + process.exitValue());
        }
        return new String(printed, StandardCharsets.UTF_8);
    }
}
