package dev.gatehouse.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Route DEMO = route("demo.");
    private static final Route DEMO_ORDER = route("demo.order.");
    private static final Route DEMO_ORDER_PLACE = route("demo.order.place");

    private final Routes routes = new Routes(List.of(DEMO, DEMO_ORDER_PLACE, DEMO_ORDER));

    @Test
    void longestThatFitsTakesTheCommand() {
        assertThat(routes.find("demo.order.place")).contains(DEMO_ORDER_PLACE);
        assertThat(routes.find("demo.order.place.now")).contains(DEMO_ORDER);
        assertThat(routes.find("demo.order.cancel")).contains(DEMO_ORDER);
        assertThat(routes.find("demo.other")).contains(DEMO);
    }

    @Test
    void typeWithoutARouteHasNone() {
        assertThat(routes.find("demo")).isEmpty();
        assertThat(routes.find("demonstration.x")).isEmpty();
        assertThat(routes.find("")).isEmpty();
        assertThat(new Routes(List.of()).find("demo.order")).isEmpty();
    }

    @Test
    void commandIsCarriedToItsRouteWithItsIdAndTheSessionThatWasProved() {
        List<Command> carried = new ArrayList<>();
        CommandExecutor executor = new CommandExecutor(routes, (route, command) -> {
            carried.add(command);
            return new CommandOutcome.Completed(route.target(), command.payload());
        });
        TestDevice device = TestDevice.of("anna");

        CommandOutcome outcome = executor.execute(admitted(device), envelope("demo.order.place"));

        assertThat(outcome).isInstanceOf(CommandOutcome.Completed.class);
        assertThat(carried).singleElement().satisfies(command -> {
            assertThat(command.commandId()).isEqualTo("command-1");
            assertThat(command.session()).isEqualTo(device.grant());
        });
    }

    @Test
    void commandWithoutARouteFailsAsSuch() {
        CommandExecutor executor = new CommandExecutor(routes, (route, command) -> {
            throw new AssertionError("nothing may be carried");
        });

        assertThat(executor.execute(admitted(TestDevice.of("anna")), envelope("other")))
                .isEqualTo(new CommandOutcome.Failed(ErrorReason.NO_ROUTE));
    }

    private static Admission.Admitted admitted(TestDevice device) {
        return new Admission.Admitted(device.id(), device.grant(), new byte[32]);
    }

    private static Envelope envelope(String messageType) {
        return new Envelope(
                "m",
                1,
                TestDevice.AUDIENCE,
                "s",
                messageType,
                new byte[16],
                "command-1",
                0,
                new byte[0],
                new byte[32],
                new byte[64]);
    }

    private static Route route(String messageType) {
        return new Route(messageType, "localhost:1", Duration.ofSeconds(1));
    }
}
