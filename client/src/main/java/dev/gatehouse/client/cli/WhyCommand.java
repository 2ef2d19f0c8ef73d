package dev.gatehouse.client.cli;

import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks every gateway why a revocation does not bite, or why an event did not arrive.
@Command(name = "why", description = "Says how far a revocation or an event has come, at each gateway.")
final class WhyCommand {
    private WhyCommand() {}

    static CommandLine with(GatehouseCli cli) {
        return new CommandLine(new WhyCommand()).addSubcommand(new Revoke(cli)).addSubcommand(new Event(cli));
    }

    /// What both have in common: every gateway is asked, and one that does not answer hides none of the others.
    private abstract static class Question implements Callable<Integer> {
        private final GatehouseCli cli;

        Question(GatehouseCli cli) {
            this.cli = cli;
        }

        /// The question's path on the admin listener.
        abstract String path();

        abstract WhyReport report(JsonNode answer);

        static String encoded(String id) {
            return URLEncoder.encode(id, StandardCharsets.UTF_8);
        }

        @Override
        public final Integer call() {
            int exitCode = GatehouseCli.OK;
            for (Map.Entry<String, HttpsPeer> gateway :
                    cli.profile().gatewayAdmins().entrySet()) {
                try (HttpsPeer admin = gateway.getValue()) {
                    tell(gateway.getKey(), JsonMapper.shared().readTree(admin.get(path())));
                } catch (UnreachableException | RefusedException e) {
                    cli.terminal().remark(gateway.getKey() + " does not answer: " + Explanation.of(e));
                    exitCode = GatehouseCli.FAILED;
                }
            }
            return exitCode;
        }

        private void tell(String gateway, JsonNode answer) {
            Terminal terminal = cli.terminal();
            if (cli.json()) {
                terminal.line(answer.toString());
                return;
            }
            terminal.line(terminal.bold("gateway   ") + gateway);
            report(answer).print(terminal);
        }
    }

    /// A revocation.
    @Command(name = "revoke", description = "Says how far the revocation of a device session has come.")
    private static final class Revoke extends Question {
        @Parameters(index = "0", paramLabel = "SESSION", description = "Its device_session_id.")
        private String session = "";

        Revoke(GatehouseCli cli) {
            super(cli);
        }

        @Override
        String path() {
            return "/why/revoke/" + encoded(session);
        }

        @Override
        WhyReport report(JsonNode answer) {
            return WhyReport.ofRevocation(answer);
        }
    }

    /// An event.
    @Command(name = "event", description = "Says how far an event has come, and how the streams of its user ended.")
    private static final class Event extends Question {
        @Parameters(index = "0", paramLabel = "EVENT", description = "Its event_id.")
        private String event = "";

        Event(GatehouseCli cli) {
            super(cli);
        }

        @Override
        String path() {
            return "/why/event/" + encoded(event);
        }

        @Override
        WhyReport report(JsonNode answer) {
            return WhyReport.ofEvent(answer);
        }
    }
}
