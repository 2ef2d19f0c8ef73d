package dev.gatehouse.local.partner;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.shell.Answer;
import dev.gatehouse.local.shell.Call;
import dev.gatehouse.local.shell.Curl;
import java.io.IOException;
import java.nio.file.Files;

/// A partner organisation, with its certificate, its API key and `curl`.
///
/// @param name as its certificate has it
/// @param key its API key
record Partner(Platform platform, Curl curl, String name, String key) {
    static Partner named(Platform platform, String name) throws NotVerified, IOException {
        String key = Files.readString(platform.home().apiKey(name)).strip();
        return new Partner(platform, Curl.onPath(), name, key);
    }

    /// The same with another key.
    Partner with(String otherKey) {
        return new Partner(platform, curl, name, otherKey);
    }

    Answer get(String path) throws NotVerified, IOException, InterruptedException {
        return send(call(path));
    }

    /// The answer when only the whole of it will do.
    Answer getWhole(String path) throws NotVerified, IOException, InterruptedException {
        return send(call(path).header("Prefer", "handling=strict"));
    }

    /// A request that can be found in the operator's log.
    Answer get(String path, String requestId) throws NotVerified, IOException, InterruptedException {
        return send(call(path).header("X-Request-ID", requestId));
    }

    /// The same without certificate.
    Answer getWithoutCertificate(String path, String requestId) throws NotVerified, IOException, InterruptedException {
        return send(anonymous(path).header("X-Request-ID", requestId));
    }

    /// The same with a certificate that another authority made out.
    Answer getAs(String stranger, String path) throws NotVerified, IOException, InterruptedException {
        return send(anonymous(path).as(home().certificate(stranger), home().privateKey(stranger)));
    }

    private Call call(String path) {
        return anonymous(path).as(home().certificate(name), home().privateKey(name));
    }

    private Call anonymous(String path) {
        return Call.get(platform.addresses().uri(Listener.INTEGRATION_HTTP, path), home().caCertificate())
                .header("x-api-key", key);
    }

    private Answer send(Call call) throws NotVerified, IOException, InterruptedException {
        return curl.send(call);
    }

    private Home home() {
        return platform.home();
    }
}
