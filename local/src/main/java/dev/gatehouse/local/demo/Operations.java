package dev.gatehouse.local.demo;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import dev.gatehouse.local.scene.Telemetry.SeenSpan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What an operator looks at: probes, metrics, and one trace from end to end.
final class Operations implements Step {
    @Override
    public String title() {
        return "health, readiness, metrics and traces answer the operator";
    }

    @Override
    public Service about() {
        return Service.GATEWAY_SERVICE;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        try (Pages pages = new Pages(scene.platform())) {
            service(pages, Service.GATEWAY_SERVICE, Listener.GATEWAY_HTTP, Listener.GATEWAY_ADMIN, proof);
            service(pages, Service.SESSION_SERVICE, Listener.SESSION_HTTP, Listener.SESSION_ADMIN, proof);
            proof.same(
                    pages.status(Listener.GATEWAY_HTTP, "/metrics"),
                    Pages.HttpStatus.NOT_FOUND,
                    "the public listener shows no metrics");
        }
        List<SeenSpan> command =
                scene.telemetry().follow(scene.commandTrace(), List.of("demo", "gateway-service", "downstream"));
        proof.that(
                mentions(command, "set"),
                "one trace leads from the command to Redis and back: " + scene.commandTrace());
        proof.fact(path(command));
        List<SeenSpan> event = scene.telemetry().follow(scene.eventTrace(), List.of("demo", "gateway-service"));
        proof.that(mentions(event, "receive"), "another from the publisher to the device: " + scene.eventTrace());
        proof.fact(path(event));
    }

    private static void service(Pages pages, Service service, Listener main, Listener admin, Proof proof)
            throws Exception {
        pages.text(main, "/healthz");
        pages.text(main, "/readyz");
        proof.that(
                pages.text(admin, "/health/deps").contains("\"UP\""),
                service.label() + " is alive and ready, what it depends on is up");
        String metrics = pages.text(admin, "/metrics");
        proof.that(
                metrics.contains("gatehouse_"),
                "its admin port shows "
                        + metrics.lines()
                                .filter(line -> line.startsWith("gatehouse_"))
                                .count() + " meters of its own");
    }

    private static boolean mentions(List<SeenSpan> spans, String name) {
        return spans.stream()
                .anyMatch(span -> span.name().toLowerCase(Locale.ROOT).contains(name));
    }

    private static String path(List<SeenSpan> spans) {
        return spans.stream()
                .map(span -> span.service() + ": " + span.name())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
