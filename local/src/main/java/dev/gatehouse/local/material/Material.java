package dev.gatehouse.local.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;

/// The development keys and certificates of one home.
///
/// Made once and used again. Files with secrets are readable by their owner alone, and the names of those that hold
/// keys begin with `dev-`. Not safe for two processes at once: the caller holds the home's lock.
public final class Material {
    /// Every name that has a certificate of the platform's CA, its CN.
    public static final List<String> NAMES = List.of(
            "gateway",
            "session-service",
            "integration-api",
            "config-api",
            "issuer",
            "downstream",
            "population-index",
            "custody-ledger",
            "supervision-desk",
            "stand-ins",
            "support-desk",
            "back-end");

    /// The partner organisations: they have certificates of the partners' own CA, and an API key each.
    public static final List<String> PARTNERS = List.of("acme-housing", "harbour-clinic");

    /// Those that have certificates of etcd's own CA: nobody else is let in there.
    private static final List<String> ETCD = List.of("etcd", "etcd-client");

    private Material() {}

    /// Makes whatever is missing or about to expire.
    public static void prepare(Home home, Clock clock) throws IOException, GeneralSecurityException {
        PrivateFiles.folder(home.folder());
        PrivateFiles.writePublic(home.folder().resolve(".gitignore"), "*\n".getBytes(US_ASCII));
        Identities identities = new Identities(home, clock);
        identities.prepare("ca", "Gatehouse development CA", NAMES);
        identities.prepare("partner-ca", "Gatehouse development CA of partners", PARTNERS);
        identities.prepare("etcd-ca", "Gatehouse development CA of etcd", ETCD);
        secrets(home);
    }

    private static void secrets(Home home) throws IOException, GeneralSecurityException {
        Secrets secrets = new Secrets();
        secrets.signer(home.signerKey());
        secrets.signer(home.configSignerKey(), home.configSignerPublicKey());
        secrets.key(home.platformKeys().resolve("dev-1.key"));
        secrets.key(home.challengeKeys().resolve("dev-1.key"));
        secrets.key(home.apiKeyPepper());
        secrets.text(home.redisPassword());
        secrets.text(home.standInToken());
        secrets.text(home.configToken("admin"));
        for (String partner : PARTNERS) {
            secrets.text(home.apiKey(partner));
        }
    }
}
