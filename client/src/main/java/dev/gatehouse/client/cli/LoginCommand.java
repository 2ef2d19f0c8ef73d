package dev.gatehouse.client.cli;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.login.TokenSource;
import dev.gatehouse.client.profile.DevelopmentIssuer;
import dev.gatehouse.client.profile.Profile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Opens a session for this folder's device key.
@Command(name = "login", description = "Opens a session for the device key, which is made when there is none.")
final class LoginCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /// Where the identity token comes from.
    static final class Source {
        @Option(
                names = "--user",
                paramLabel = "NAME",
                description = "Asks the profile's development issuer (issuer.token-url) for this user's token.")
        private @Nullable String user;

        @Option(
                names = "--token-command",
                paramLabel = "COMMAND",
                description = "Runs this in a shell with the nonce in $GATEHOUSE_NONCE; it prints the identity token.")
        private @Nullable String tokenCommand;

        @Option(
                names = "--token-stdin",
                description = "Prints the nonce and reads the identity token from the standard input.")
        private boolean tokenStdin;
    }

    LoginCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws Exception {
        Profile profile = cli.profile();
        TokenSource tokens = tokens(profile);
        try (GatehouseClient client = profile.client().build()) {
            DeviceSession session = client.login(cli.state().key(), tokens);
            cli.state().keep(session);
            SessionReport.print(cli, session);
        }
        return GatehouseCli.OK;
    }

    private TokenSource tokens(Profile profile) {
        if (source.tokenCommand != null) {
            return new TokenCommand(source.tokenCommand);
        }
        if (source.tokenStdin) {
            return this::ask;
        }
        DevelopmentIssuer issuer = profile.issuer()
                .orElseThrow(() -> new CliException("the profile names no issuer.token-url: use --token-command"));
        String user = source.user == null ? "" : source.user;
        return nonce -> issuer.token(user, nonce);
    }

    private String ask(String nonce) throws Exception {
        cli.terminal().line(nonce);
        String token = cli.terminal().readLine();
        if (token == null) {
            throw new CliException("the standard input ended before the identity token");
        }
        return token;
    }
}
