package dev.gatehouse.local;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import java.nio.file.Path;
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
        for (Service service : addresses.services()) {
            String log = Checkout.shown(home.log(service.label()));
            String name = service.label();
            for (Listener listener : Addresses.of(service)) {
                String shown = Listener.standIns().contains(listener) ? "  " + listener.label() : name;
                lines.add(row(shown, addresses.url(listener) + suffix(listener), log));
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
        return String.format(Locale.ROOT, "  %-18s %-30s %s", name, address, log)
                .stripTrailing();
    }

    private static String suffix(Listener listener) {
        return switch (listener) {
            case SESSION_ADMIN, GATEWAY_ADMIN, INTEGRATION_ADMIN, CONFIG_ADMIN -> "/metrics";
            case REDIS,
                    ETCD,
                    ETCD_PEER,
                    ISSUER,
                    DOWNSTREAM,
                    POPULATION_INDEX,
                    CUSTODY_LEDGER,
                    SUPERVISION_DESK,
                    STAND_INS_CONTROL,
                    SESSION_HTTP,
                    SESSION_GRPC,
                    GATEWAY_HTTP,
                    GATEWAY_GRPC,
                    INTEGRATION_HTTP,
                    CONFIG_HTTP,
                    TRACES -> "";
        };
    }

    private List<String> things() {
        String script = Checkout.script();
        String person = curl(
                Listener.INTEGRATION_HTTP,
                "/v1/persons/A1234AA",
                "--cert " + Checkout.shown(home.certificate("acme-housing")),
                "--key " + Checkout.shown(home.privateKey("acme-housing")),
                "-H \"x-api-key: " + content(home.apiKey("acme-housing")) + "\"");
        String publish = curl(
                Listener.CONFIG_HTTP,
                "/v1/releases/demo/shop/test",
                bearer("publish"),
                "-H 'If-None-Match: *' -H 'Content-Type: application/json'",
                "-d '{\"system\":{},\"application\":{\"base\":{\"COLOUR\":\"green\"}}}'");
        String fetch =
                curl(Listener.CONFIG_HTTP, "/v1/resolve/demo/shop/test?kind=application&format=env", bearer("read"));
        return List.of(
                curl(Listener.GATEWAY_HTTP, "/v1/time"),
                script + " login --user alice",
                script + " subscribe",
                script + " publish --user alice --type greeting hello",
                script + " exec demo.whoami",
                script + " revoke --reason lost-phone",
                person,
                script + " upstream custody-ledger refused",
                script + " diagnose custody-ledger",
                script + " upstream custody-ledger up",
                publish,
                fetch,
                script + " demo");
    }

    private String curl(Listener listener, String path, String... options) {
        List<String> words = new ArrayList<>(List.of("curl", "--cacert", Checkout.shown(home.caCertificate())));
        words.addAll(List.of(options));
        String url = addresses.url(listener) + path;
        words.add(url.contains("&") ? "'" + url + "'" : url);
        return String.join(" ", words);
    }

    private String bearer(String token) {
        return "-H \"Authorization: Bearer " + content(home.configToken(token)) + "\"";
    }

    private static String content(Path file) {
        return "$(cat " + Checkout.shown(file) + ")";
    }
}
