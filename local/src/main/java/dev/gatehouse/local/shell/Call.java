package dev.gatehouse.local.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One HTTP request as `curl` is told of it, in the lines of its configuration file: what is secret in them is on no
/// command line.
public final class Call {
    private static final int SECONDS = 20;

    private final List<String> lines = new ArrayList<>();

    private Call() {}

    /// A GET of an HTTPS resource.
    ///
    /// @param authority PEM file of the authority that is trusted
    public static Call get(URI uri, Path authority) {
        return new Call()
                .line("url", uri.toString())
                .line("cacert", authority.toString())
                .line("max-time", Integer.toString(SECONDS));
    }

    /// The client certificate and its key, PEM files.
    public Call as(Path certificate, Path key) {
        return line("cert", certificate.toString()).line("key", key.toString());
    }

    /// One more header.
    public Call header(String name, String value) {
        return line("header", name + ": " + value);
    }

    /// Makes it a POST of JSON.
    public Call post(String json) {
        return header("Content-Type", "application/json").line("data-binary", json);
    }

    private Call line(String option, String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        lines.add(option + " = \"" + quoted + "\"");
        return this;
    }

    String configuration() {
        return String.join("\n", lines) + "\n";
    }
}
