package dev.gatehouse.local.demo;

import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.login.TokenSource;
import dev.gatehouse.client.profile.DevelopmentIssuer;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Device key, challenge, identity token that names the key, session.
final class SignIn implements Step {
    @Override
    public String title() {
        return "a device signs in: key, challenge, identity token, session";
    }

    @Override
    public Service about() {
        return Service.SESSION_SERVICE;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        DevelopmentIssuer issuer =
                scene.profile().issuer().orElseThrow(() -> new NotVerified("the profile names no issuer"));
        String user = scene.script().user();
        AtomicReference<String> asked = new AtomicReference<>("");
        AtomicReference<String> given = new AtomicReference<>("");
        TokenSource tokens = nonce -> {
            asked.set(nonce);
            given.set(issuer.token(user, nonce));
            return given.get();
        };
        DeviceSession session = scene.client().login(scene.key(), tokens);
        proof.same(
                claims(given.get()).path("nonce").asString(""), asked.get(), "the identity token names the device key");
        proof.same(session.userId(), user, "the session is the user's: " + user);
        proof.that(session.id().startsWith("ds1."), "its public name is " + session.id());
        proof.that(session.expiresAt().isAfter(Instant.now()), "it ends at " + session.expiresAt());
        scene.signedIn(session);
    }

    private static JsonNode claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
        return JsonMapper.shared().readTree(payload);
    }
}
