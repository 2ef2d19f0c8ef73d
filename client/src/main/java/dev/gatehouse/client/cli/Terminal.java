package dev.gatehouse.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a command reads from and writes to. Results go to `out`, remarks to `err`.
///
/// @param colours only where a person looks
record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean colours) {
    private static final int BOLD = 1;
    private static final int RED = 31;
    private static final int YELLOW = 33;
    private static final int DIM = 2;

    /// One object on one line.
    void json(Map<String, ?> object) {
        line(JsonMapper.shared().writeValueAsString(object));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void remark(String text) {
        err.println(text);
        err.flush();
    }

    /// True iff nobody reads the results any more.
    boolean isAbandoned() {
        return out.checkError();
    }

    /// The bytes of the standard input.
    ///
    /// @param limit the most that is accepted
    byte[] readAll(int limit) throws IOException {
        byte[] all = in.readNBytes(limit + 1);
        if (all.length > limit) {
            throw new CliException("the payload on the standard input has more than " + limit + " bytes");
        }
        return all;
    }

    @Nullable
    String readLine() throws IOException {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    }

    String bold(String text) {
        return paint(BOLD, text);
    }

    String dim(String text) {
        return paint(DIM, text);
    }

    String warning(String text) {
        return paint(YELLOW, text);
    }

    String error(String text) {
        return paint(RED, text);
    }

    private String paint(int code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
