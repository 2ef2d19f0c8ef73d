package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.AttachedPlatform;
import dev.gatehouse.local.platform.ServiceStatus;
import dev.gatehouse.local.platform.ServiceStatus.State;
import dev.gatehouse.local.platform.StatusReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "status", description = "Shows each service; exit 0 when all are ready, 1 otherwise.")
final class StatusCommand implements Callable<Integer> {
    private static final long MIB = 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    StatusCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        Site site = Checkout.site();
        Optional<AttachedPlatform> platform = AttachedPlatform.find(site.home());
        List<ServiceStatus> services = platform.isPresent() ? StatusReport.of(site, platform.get()) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(platform, services));
        } else if (platform.isEmpty()) {
            out.println("No platform runs from this checkout.");
        } else {
            print(out, services);
        }
        out.flush();
        boolean ready = platform.isPresent() && services.stream().allMatch(service -> service.state() == State.READY);
        return ready ? 0 : 1;
    }

    private static String asJson(Optional<AttachedPlatform> platform, List<ServiceStatus> services) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(Map.of("running", platform.isPresent(), "services", services));
    }

    private static void print(PrintWriter out, List<ServiceStatus> services) {
        out.println(row("SERVICE", "STATE", "PID", "UPTIME", "MEMORY", "ADDRESSES"));
        for (ServiceStatus service : services) {
            Iterator<String> addresses = addresses(service).iterator();
            out.println(row(
                    service.service().label(),
                    service.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    number(service.pid(), 1, ""),
                    number(service.uptimeSeconds(), 1, " s"),
                    number(service.residentBytes(), MIB, " MiB"),
                    addresses.next()));
            addresses.forEachRemaining(address -> out.println(row("", "", "", "", "", address)));
        }
    }

    /// One a line; those of the stand-ins with their names, because one process has them all.
    private static List<String> addresses(ServiceStatus service) {
        return service.addresses().entrySet().stream()
                .map(entry -> service.service() == Service.STAND_INS
                        ? String.format(Locale.ROOT, "%-17s %s", entry.getKey(), entry.getValue())
                        : entry.getValue())
                .toList();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-16s %-10s %8s %9s %8s  %s", cells);
    }

    private static String number(@Nullable Long value, long unit, String suffix) {
        return value == null ? "-" : value / unit + suffix;
    }
}
