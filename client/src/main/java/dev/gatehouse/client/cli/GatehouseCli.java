package dev.gatehouse.client.cli;

import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.profile.Locations;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.profile.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line `gatehouse`.
@Command(
        name = "gatehouse",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "Signs in, sends signed commands and receives signed events.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused or failed; one line on the standard error says what to do",
            "2:wrong usage",
            "3:outcome unknown: repeat with the id that was printed"
        })
public final class GatehouseCli {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int OUTCOME_UNKNOWN = 3;

    private final Locations locations;
    private final Terminal terminal;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "Where the platform is. Default: $GATEHOUSE_PROFILE, else ~/.config/gatehouse/client.properties.")
    private @Nullable Path profileOption;

    @Option(
            names = "--state-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Keeps device key, session and position. Default: $GATEHOUSE_STATE, else beside the profile of "
                            + "$GATEHOUSE_PROFILE, else ~/.config/gatehouse.")
    private @Nullable Path stateOption;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON object per line, for scripts.")
    private boolean json;

    private GatehouseCli(Locations locations, Terminal terminal) {
        this.locations = locations;
        this.terminal = terminal;
    }

    /// Runs one command and ends the process with its exit code.
    public static void main(String... args) {
        // The libraries' remarks are not for the user.
        LogManager.getLogManager().reset();
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Terminal terminal = new Terminal(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                CommandLine.Help.Ansi.AUTO.enabled());
        Locations locations = new Locations(System.getenv(), Path.of(System.getProperty("user.home")));
        System.exit(run(locations, terminal, args));
    }

    /// Runs one command.
    ///
    /// @return its exit code
    static int run(Locations locations, Terminal terminal, String... args) {
        GatehouseCli cli = new GatehouseCli(locations, terminal);
        return new CommandLine(cli)
                .addSubcommand(new LoginCommand(cli))
                .addSubcommand(new WhoamiCommand(cli))
                .addSubcommand(new TimeCommand(cli))
                .addSubcommand(new SubscribeCommand(cli))
                .addSubcommand(new ExecCommand(cli))
                .addSubcommand(new PublishCommand(cli))
                .addSubcommand(new RevokeCommand(cli))
                .addSubcommand(WhyCommand.with(cli))
                .addSubcommand(new DiagnoseCommand(cli))
                .addSubcommand(new InteractionsCommand(cli))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    terminal.remark(terminal.error("gatehouse: ") + Explanation.of(error));
                    return FAILED;
                })
                .execute(args);
    }

    Terminal terminal() {
        return terminal;
    }

    boolean json() {
        return json;
    }

    Profile profile() {
        return Profile.read(locations.profile(profileOption));
    }

    StateFolder state() {
        return new StateFolder(locations.state(stateOption, profileOption != null));
    }

    /// The session of the state folder.
    DeviceSession session() {
        return state().session()
                .orElseThrow(() -> new CliException("nobody is signed in: gatehouse login --user NAME"));
    }

    /// The device of the state folder's session.
    Device device(GatehouseClient client) throws IOException {
        DeviceSession session = session();
        return client.device(state().key(), session);
    }

    /// What a payload argument stands for.
    ///
    /// @param argument `-`: the standard input; null: nothing
    byte[] payload(@Nullable String argument, int limit) throws IOException {
        if (argument == null) {
            return new byte[0];
        }
        return argument.equals("-") ? terminal.readAll(limit) : argument.getBytes(StandardCharsets.UTF_8);
    }
}
