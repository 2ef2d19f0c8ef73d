package dev.gatehouse.client.cli;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.KeysetToSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// What an operator does with a gateway's signer keys, off line.
@Command(name = "keys", description = "Vouches for a gateway's signer keys.", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {
    /// The command with its own.
    static CommandLine of(GatehouseCli cli) {
        return new CommandLine(new KeysCommand()).addSubcommand(new Sign(cli));
    }

    /// Makes the file `keyset.json`, which lies beside the signer's keys.
    @Command(
            name = "sign",
            description = "Signs, with the root key, which keys a gateway may sign with; prints keyset.json. Needs no"
                    + " network: run it where the root key is kept.")
    static final class Sign implements Callable<Integer> {
        private static final int LONGEST_DAYS = 400;

        private final GatehouseCli cli;

        @Option(names = "--root", required = true, paramLabel = "PEM", description = "The root's private key.")
        private Path root = Path.of("");

        @Option(
                names = "--audience",
                required = true,
                paramLabel = "NAME",
                description = "The gateway's, such as production/eu-1/gateway.")
        private String audience = "";

        @Option(names = "--days", defaultValue = "35", description = "How long it holds; ${DEFAULT-VALUE}.")
        private int days;

        @Option(names = "--out", paramLabel = "FILE", description = "Writes here instead of the standard output.")
        private @Nullable Path out;

        @Parameters(
                arity = "1..*",
                paramLabel = "KEY",
                description = "PEM files of every signer key in use or to come: the public halves are enough.")
        private List<Path> keys = List.of();

        Sign(GatehouseCli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() throws IOException {
            if (days < 1 || days > LONGEST_DAYS) {
                throw new CliException("--days must be 1 to " + LONGEST_DAYS);
            }
            String json = JsonMapper.shared().writeValueAsString(statement(Instant.now()));
            if (out == null) {
                cli.terminal().line(json);
            } else {
                Files.writeString(out, json + "\n");
            }
            return GatehouseCli.OK;
        }

        private Map<String, Object> statement(Instant now) {
            Ed25519PrivateKey signer = Ed25519PrivateKey.read(root);
            KeysetToSign keyset = new KeysetToSign(
                    audience,
                    now.toEpochMilli(),
                    now.plus(Duration.ofDays(days)).toEpochMilli(),
                    keys.stream()
                            .map(file -> Ed25519PublicKey.read(file).thumbprint())
                            .toList());
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("audience", keyset.audience());
            statement.put("issued_at_ms", keyset.issuedAtMs());
            statement.put("expires_at_ms", keyset.expiresAtMs());
            statement.put("kids", keyset.keyIds());
            statement.put("root_kid", signer.publicKey().thumbprint());
            statement.put(
                    "signature",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(keyset.canonicalBytes())));
            return statement;
        }
    }
}
