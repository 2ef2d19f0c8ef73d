package dev.gatehouse.local;

import dev.gatehouse.local.control.Control;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.platform.AttachedPlatform;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.standin.Condition;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "upstream",
        description = "Shows the condition of each stand-in, or puts one into another: an upstream of integration-api"
                + " can be up, refused, slow, reset, garbage, 5xx, partial.")
final class UpstreamCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "<name>", description = "As shown without a name.")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "<condition>", description = "Default: up.")
    private String condition = "up";

    UpstreamCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException, PlatformFault {
        AttachedPlatform platform = AttachedPlatform.find(Checkout.site().home())
                .orElseThrow(() -> new PlatformFault("no platform runs from this checkout: ./gatehouse up starts one"));
        try (Control control = new Control(platform.home(), platform.addresses().url(Listener.STAND_INS_CONTROL))) {
            print(name == null ? control.conditions() : control.put(known(name), wanted()));
        } catch (IOException e) {
            throw new PlatformFault("the stand-ins did not do it: " + e.getMessage());
        }
        return 0;
    }

    private static String known(String name) throws PlatformFault {
        String all = Listener.standIns().stream().map(Listener::label).collect(Collectors.joining(", "));
        return Listener.labelled(name)
                .filter(Listener.standIns()::contains)
                .map(Listener::label)
                .orElseThrow(() -> new PlatformFault("there is no stand-in '" + name + "': " + all));
    }

    private Condition wanted() throws PlatformFault {
        String all = Stream.of(Condition.values()).map(Condition::label).collect(Collectors.joining(", "));
        return Condition.labelled(condition)
                .orElseThrow(() -> new PlatformFault("there is no condition '" + condition + "': " + all));
    }

    private void print(Map<String, String> conditions) {
        PrintWriter out = spec.commandLine().getOut();
        conditions.forEach((standIn, is) -> out.println(String.format(Locale.ROOT, "%-17s %s", standIn, is)));
        out.flush();
    }
}
