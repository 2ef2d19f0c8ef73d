package dev.gatehouse.local.boot;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.shell.Answer;
import dev.gatehouse.local.shell.Call;
import dev.gatehouse.local.shell.Curl;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A pipeline that publishes the configuration of one application, with a token that may do that and `curl`.
///
/// @param path tenant, application and environment
record Pipeline(Platform platform, Curl curl, String path) {
    private static final int OK = 200;

    /// The head's entity tag; empty when nothing was published yet.
    String head() throws NotVerified, IOException, InterruptedException {
        Answer answer = curl.send(call("read"));
        return answer.status() == OK ? answer.header("etag") : "";
    }

    /// Publishes on top of a head.
    ///
    /// @param head its entity tag; empty for the first release
    Answer publish(String head, Map<String, ?> content) throws NotVerified, IOException, InterruptedException {
        Call call = call("publish").post(JsonMapper.shared().writeValueAsString(content));
        return curl.send(head.isEmpty() ? call.header("If-None-Match", "*") : call.header("If-Match", head));
    }

    private Call call(String token) throws IOException {
        return Call.get(
                        platform.addresses().uri(Listener.CONFIG_HTTP, "/v1/releases/" + path),
                        platform.home().caCertificate())
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(platform.home().configToken(token))
                                        .strip());
    }
}
