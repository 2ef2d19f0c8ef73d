package dev.gatehouse.local.material;

import java.nio.file.Path;

/// The git-ignored folder that holds everything that a platform on this machine writes, and where each file in it lies.
///
/// @param folder absolute; `.gatehouse` of a checkout, or a folder of its own for a platform apart
public record Home(Path folder) {
    /// Makes the folder's path absolute.
    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /// The home of the platform that `./gatehouse up` starts from a checkout.
    public static Home of(Path checkout) {
        return new Home(checkout.resolve(".gatehouse"));
    }

    /// The development CA's certificate: what every client of the platform trusts.
    public Path caCertificate() {
        return certificate("ca");
    }

    /// The certificate of the CA whose certificates partner organisations have, and nobody else.
    public Path partnerCaCertificate() {
        return certificate("partner-ca");
    }

    /// The certificate of the CA of etcd and of whoever may talk to it.
    public Path etcdCaCertificate() {
        return certificate("etcd-ca");
    }

    /// The certificate of one name.
    public Path certificate(String name) {
        return folder.resolve("certs/" + name + ".pem");
    }

    /// The PKCS#8 private key of one name.
    public Path privateKey(String name) {
        return folder.resolve("certs/dev-" + name + "-key.pem");
    }

    /// The gateway's response signer, PKCS#8 PEM, Ed25519.
    public Path signerKey() {
        return folder.resolve("keys/signer/dev-signer.pem");
    }

    /// Config-api's signer, PKCS#8 PEM, Ed25519.
    public Path configSignerKey() {
        return folder.resolve("keys/config/dev-config-signer.pem");
    }

    /// The public key by which machines verify configuration, PEM.
    public Path configSignerPublicKey() {
        return folder.resolve("keys/config/config-signer.pub.pem");
    }

    /// The key under which integration-api knows API keys.
    public Path apiKeyPepper() {
        return folder.resolve("keys/api/dev-pepper.key");
    }

    /// The directory of the platform keys, which the gateway and session-service share.
    public Path platformKeys() {
        return folder.resolve("keys/platform");
    }

    /// The directory of session-service's challenge keys.
    public Path challengeKeys() {
        return folder.resolve("keys/challenge");
    }

    /// The token issuer's signing key, a private JWK.
    public Path issuerKey() {
        return folder.resolve("keys/issuer/dev-issuer.jwk");
    }

    /// The file whose only content is a partner's API key.
    public Path apiKey(String partner) {
        return folder.resolve("tokens/" + partner + ".api-key");
    }

    /// The file whose only content is a token for config-api: `admin`, `publish`, `read`.
    public Path configToken(String name) {
        return folder.resolve("tokens/config-" + name + ".token");
    }

    /// The file whose only content is the token by which stand-ins are taken up and down.
    public Path standInToken() {
        return folder.resolve("tokens/stand-ins.token");
    }

    /// The folder of config-api's SQLite file.
    public Path sqlite() {
        return folder.resolve("sqlite");
    }

    /// Etcd's data folder.
    public Path etcd() {
        return folder.resolve("etcd");
    }

    /// Redis's working directory: configuration and data.
    public Path redis() {
        return folder.resolve("redis");
    }

    /// The file whose only content is Redis's password.
    public Path redisPassword() {
        return redis().resolve("password");
    }

    /// The folder of the extracted Redis binary.
    public Path bin() {
        return folder.resolve("bin");
    }

    /// The configuration file of that name.
    public Path config(String name) {
        return folder.resolve("config/" + name);
    }

    /// The log of one service.
    public Path log(String service) {
        return folder.resolve("logs/" + service + ".log");
    }

    /// What the running platform wrote of itself.
    public Path state() {
        return run().resolve("platform.json");
    }

    /// The command line client's profile.
    public Path clientProfile() {
        return run().resolve("client.properties");
    }

    /// The home of what the journey starts beside this platform.
    public Home beside() {
        return new Home(folder.resolve("beside"));
    }

    /// Files that mean something only while a platform runs.
    public Path run() {
        return folder.resolve("run");
    }
}
