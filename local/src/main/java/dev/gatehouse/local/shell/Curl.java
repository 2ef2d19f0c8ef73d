package dev.gatehouse.local.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.local.scene.NotVerified;
import java.io.IOException;
import java.util.List;

/// The `curl` of this machine, which trusts and sends what it is told, and has no configuration of its user's.
public final class Curl {
    private static final List<String> ARGUMENTS = List.of(
            // First, or the user's own configuration is read before.
            "--disable", "--config", "-", "--include", "--silent", "--show-error", "--noproxy", "*", "--http1.1");

    private final Program program;

    private Curl(Program program) {
        this.program = program;
    }

    /// The one on the PATH.
    public static Curl onPath() throws NotVerified {
        return new Curl(Program.onPath("curl", "curl"));
    }

    /// Sends a request. No answer, because TLS refused it for example, is an answer of status 0.
    public Answer send(Call call) throws NotVerified, IOException, InterruptedException {
        Program.Ended ended = program.run(call.configuration(), ARGUMENTS);
        return Answer.parse(new String(ended.output(), ISO_8859_1), ended.errors());
    }
}
