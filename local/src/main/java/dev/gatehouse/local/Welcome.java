package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Addresses;
import dev.gatehouse.local.blueprint.Listener;
import dev.gatehouse.local.blueprint.Service;
import dev.gatehouse.local.material.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `up` says once the platform is ready: where everything is, and lines to paste.
record Welcome(Home home, Addresses addresses) {
    private static final double MILLIS = 1_000.0;

    List<String> lines(Duration untilReady) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%nReady after %.1f s. Ctrl-C stops everything.%n", untilReady.toMillis() / MILLIS));
        lines.add(row("SERVICE", "ADDRESS", "LOG"));
        for (Service service : Service.values()) {
            String log = Checkout.shown(home.log(service.label()));
            String name = service.label();
            for (Listener listener : Addresses.of(service)) {
                lines.add(row(name, addresses.url(listener) + suffix(listener), log));
                name = "";
                log = "";
            }
        }
        lines.add(row("traces", addresses.url(Listener.TRACES), "in this process"));
        lines.add("");
        lines.add("Things to try, each one line, in another terminal:");
        things().forEach(thing -> lines.add("  " + thing));
        return lines;
    }

    private static String row(String name, String address, String log) {
        return String.format(Locale.ROOT, "  %-16s %-30s %s", name, address, log)
                .stripTrailing();
    }

    private static String suffix(Listener listener) {
        return switch (listener) {
            case SESSION_ADMIN, GATEWAY_ADMIN -> "/metrics";
            case REDIS, ISSUER, DOWNSTREAM, SESSION_HTTP, SESSION_GRPC, GATEWAY_HTTP, GATEWAY_GRPC, TRACES -> "";
        };
    }

    private List<String> things() {
        String script = Checkout.script();
        return List.of(
                "curl --cacert " + Checkout.shown(home.caCertificate()) + " "
                        + addresses.uri(Listener.GATEWAY_HTTP, "/v1/time"),
                script + " login --user alice",
                script + " subscribe",
                script + " publish --user alice --type greeting hello",
                script + " exec demo.whoami",
                script + " revoke --reason lost-phone",
                script + " demo");
    }
}
