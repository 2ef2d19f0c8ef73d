package dev.gatehouse.local.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.http.BadRequest;
import dev.gatehouse.local.http.Request;
import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.Condition;
import dev.gatehouse.local.standin.StandIns;
import dev.gatehouse.local.standin.UnknownConditionException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// HTTPS on the loopback address: `GET /healthz`; with the token of the home as `Authorization: Bearer`,
/// `GET /conditions` and `POST /conditions` (a form: `name`, `condition`), which both answer each name's condition.
public final class ControlListener implements AutoCloseable {
    static final String CONDITIONS = "/conditions";
    static final String NAME = "name";
    static final String CONDITION = "condition";

    private static final int MAX_BODY = 1_024;

    private final StandIns standIns;
    private final byte[] authorization;
    private final SmallServer server;

    private ControlListener(StandIns standIns, Home home, int port) throws IOException, GeneralSecurityException {
        this.standIns = standIns;
        this.authorization = authorization(home).getBytes(UTF_8);
        this.server = SmallServer.start(
                port,
                Tls.context(home, "stand-ins"),
                MAX_BODY,
                List.of(
                        Route.get("/healthz", request -> Response.text("ok\n")),
                        Route.get(CONDITIONS, request -> allowed(request) ? conditions() : refused()),
                        Route.post(CONDITIONS, request -> allowed(request) ? put(request.form()) : refused())));
    }

    /// Listens until it is closed.
    public static ControlListener start(StandIns standIns, Home home, int port)
            throws IOException, GeneralSecurityException {
        return new ControlListener(standIns, home, port);
    }

    static String authorization(Home home) throws IOException {
        return "Bearer " + Files.readString(home.standInToken()).strip();
    }

    private boolean allowed(Request request) {
        String given = request.header("Authorization").orElse("");
        return MessageDigest.isEqual(given.getBytes(UTF_8), authorization);
    }

    private static Response refused() {
        return Response.error(401, "unauthorized", "the token of this platform is needed");
    }

    private Response conditions() {
        Map<String, String> shown = new LinkedHashMap<>();
        standIns.conditions().forEach((name, condition) -> shown.put(name, condition.label()));
        return Response.json(shown);
    }

    private Response put(Map<String, String> form) throws BadRequest {
        Optional<Condition> condition = Condition.labelled(form.getOrDefault(CONDITION, ""));
        if (condition.isEmpty()) {
            throw new BadRequest("the conditions are "
                    + Stream.of(Condition.values()).map(Condition::label).collect(Collectors.joining(", ")));
        }
        try {
            standIns.put(form.getOrDefault(NAME, ""), condition.get());
            return conditions();
        } catch (UnknownConditionException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        } catch (IOException | GeneralSecurityException e) {
            return Response.error(500, "not_started", "its listener can't be opened again: " + e.getMessage());
        }
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
