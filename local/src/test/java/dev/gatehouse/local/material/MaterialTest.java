package dev.gatehouse.local.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTest {
    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void prepare() throws IOException, GeneralSecurityException {
        home = new Home(folder.resolve(".gatehouse"));
        Material.prepare(home, NOW);
    }

    @Test
    void whatIsSecretIsForItsOwnerAlone() throws IOException {
        List<Path> secret = files().filter(file -> file.toString().contains("dev-")
                        || file.endsWith("password")
                        || file.startsWith(home.folder().resolve("tokens")))
                .toList();

        assertThat(secret).hasSize(29).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        assertThat(mode(home.folder())).isEqualTo("rwx------");
    }

    @Test
    void everyKeySaysInItsNameThatItIsForDevelopment() {
        assertThat(List.of(
                        home.privateKey("ca"),
                        home.privateKey("partner-ca"),
                        home.privateKey("gateway"),
                        home.signerKey(),
                        home.configSignerKey(),
                        home.apiKeyPepper(),
                        home.platformKeys().resolve("dev-1.key"),
                        home.challengeKeys().resolve("dev-1.key")))
                .allSatisfy(file -> assertThat(file).isRegularFile())
                .allSatisfy(file -> assertThat(file.getFileName().toString()).startsWith("dev-"));
        assertThat(home.platformKeys().resolve("dev-1.key")).hasSize(32);
        assertThat(home.signerKey()).content().startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void everyCertificateNamesItsHolderAndThisMachine() throws IOException, GeneralSecurityException {
        X509Certificate ca = Pem.certificate(home.caCertificate());
        for (String name : Material.NAMES) {
            X509Certificate certificate = Pem.certificate(home.certificate(name));
            certificate.verify(ca.getPublicKey());
            assertThat(certificate.getSubjectX500Principal().getName())
                    .isEqualTo("CN=" + name + ",OU=development,O=Gatehouse");
            assertThat(certificate.getSubjectAlternativeNames())
                    .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
            assertThat(certificate.getExtendedKeyUsage())
                    .containsExactly(KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_clientAuth.getId());
        }
    }

    @Test
    void partnersAndEtcdHaveAuthoritiesOfTheirOwn() throws IOException, GeneralSecurityException {
        Pem.certificate(home.certificate("acme-housing"))
                .verify(Pem.certificate(home.partnerCaCertificate()).getPublicKey());
        Pem.certificate(home.certificate("etcd-client"))
                .verify(Pem.certificate(home.etcdCaCertificate()).getPublicKey());

        assertThat(List.of(
                        Digests.publicKey(home.caCertificate()),
                        Digests.publicKey(home.partnerCaCertificate()),
                        Digests.publicKey(home.etcdCaCertificate())))
                .doesNotHaveDuplicates();
    }

    @Test
    void servicesAreToldDigestsAndNotSecrets() throws IOException, GeneralSecurityException {
        Files.write(home.apiKeyPepper(), new byte[32]);
        Files.writeString(home.apiKey("acme-housing"), "key\n");
        Files.writeString(home.configToken("admin"), "abc\n");

        assertThat(Digests.apiKey(home, "acme-housing"))
                .isEqualTo("052b9167e4d47b886511825838912377637c43117b0890911a0911e5ce93baf7");
        assertThat(Digests.token(home.configToken("admin")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aSecondStartUsesEverythingAgain() throws IOException, GeneralSecurityException {
        Map<Path, String> before = contents();

        Material.prepare(home, NOW);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aCertificateIsRenewedADayBeforeItsEnd() throws IOException, GeneralSecurityException {
        Map<Path, String> before = contents();

        Material.prepare(home, Clock.offset(NOW, Duration.ofDays(89).plusHours(1)));

        Map<Path, String> after = contents();
        assertThat(after.get(home.certificate("gateway"))).isNotEqualTo(before.get(home.certificate("gateway")));
        assertThat(after.get(home.caCertificate())).isEqualTo(before.get(home.caCertificate()));
        assertThat(after.get(home.signerKey())).isEqualTo(before.get(home.signerKey()));
    }

    @Test
    void anotherAuthorityMeansOtherCertificates() throws IOException, GeneralSecurityException {
        String before = Files.readString(home.certificate("gateway"));
        Files.delete(home.caCertificate());

        Material.prepare(home, NOW);

        assertThat(home.certificate("gateway")).content().isNotEqualTo(before);
        Pem.certificate(home.certificate("gateway"))
                .verify(Pem.certificate(home.caCertificate()).getPublicKey());
    }

    @Test
    void aLostKeyIsMadeAnewWithItsCertificate() throws IOException, GeneralSecurityException {
        String before = Files.readString(home.certificate("issuer"));
        Files.delete(home.privateKey("issuer"));

        Material.prepare(home, NOW);

        assertThat(home.certificate("issuer")).content().isNotEqualTo(before);
        assertThat(home.privateKey("issuer")).isRegularFile();
    }

    @Test
    void gitIgnoresTheFolderWhateverTheCheckoutSays() {
        assertThat(home.folder().resolve(".gitignore")).hasContent("*");
    }

    private Map<Path, String> contents() throws IOException {
        return files().collect(Collectors.toMap(file -> file, MaterialTest::hex));
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.folder())) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String hex(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
