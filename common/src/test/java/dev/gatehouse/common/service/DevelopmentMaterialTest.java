package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.fixture.TestCertificates;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentMaterialTest {
    private static final DevelopmentMaterial LOCAL = new DevelopmentMaterial("local");
    private static final DevelopmentMaterial PRODUCTION = new DevelopmentMaterial("production");

    @TempDir
    private Path folder;

    @Test
    void developmentKeyIsAcceptedOnlyWhereTheEnvironmentIsLocal() throws IOException {
        Path key = Files.writeString(folder.resolve("dev-signer.pem"), "");

        assertThatCode(() -> LOCAL.refuseKey("a.key", key)).doesNotThrowAnyException();
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> PRODUCTION.refuseKey("a.key", key))
                .withMessage("A_KEY names a development key (dev-…), which is accepted only where the environment is"
                        + " local.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Local", "LOCAL", "local ", "", "localhost"})
    void noOtherSpellingIsLocal(String environment) throws IOException {
        Path key = Files.writeString(folder.resolve("dev-signer.pem"), "");

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> new DevelopmentMaterial(environment).refuseKey("a.key", key));
    }

    @Test
    void directoryWithOneDevelopmentKeyIsRefused() throws IOException {
        Files.writeString(folder.resolve("2026.key"), "");
        assertThatCode(() -> PRODUCTION.refuseKey("a.key", folder)).doesNotThrowAnyException();

        Files.writeString(folder.resolve("dev-1.key"), "");
        assertThatExceptionOfType(StartupProblem.class).isThrownBy(() -> PRODUCTION.refuseKey("a.key", folder));
    }

    @Test
    void linkDoesNotHideADevelopmentKey() throws IOException {
        Path key = Files.writeString(folder.resolve("dev-signer.pem"), "");
        Path link = Files.createSymbolicLink(folder.resolve("signer.pem"), key);

        assertThatExceptionOfType(StartupProblem.class).isThrownBy(() -> PRODUCTION.refuseKey("a.key", link));
    }

    @Test
    void filesThatCanNotBeReadAreNamedEverywhere() throws IOException {
        Path absent = folder.resolve("absent.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> LOCAL.refuseCertificate("a.cert", absent))
                .withMessage("A_CERT names " + absent + ", which holds no readable PEM certificate.");
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> LOCAL.refuseCertificate("a.cert", empty))
                .withMessage("A_CERT names " + empty + ", which holds no PEM certificate.");
        assertThatExceptionOfType(StartupProblem.class).isThrownBy(() -> LOCAL.refuseKey("a.key", absent));
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> PRODUCTION.refuseKey("a.key", absent))
                .withMessage("A_KEY names " + absent + ", which can't be read.");
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> PRODUCTION.refuseCertificate("a.cert", absent))
                .withMessage("A_CERT names " + absent + ", which holds no readable PEM certificate.");
    }

    @Test
    void developmentCertificateIsAcceptedOnlyWhereTheEnvironmentIsLocal() {
        Path certificate = TestCertificates.in(folder).issue("gateway").certificate();

        assertThatCode(() -> LOCAL.refuseCertificate("a.cert", certificate)).doesNotThrowAnyException();
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> PRODUCTION.refuseCertificate("a.cert", certificate))
                .withMessage("A_CERT names a development certificate (OU=development), which is accepted only where the"
                        + " environment is local.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CN=gateway                        | false
        CN=gateway,OU=platform            | false
        CN=gateway,OU=development-tools   | false
        CN=OU\\=development               | false
        CN=gateway,OU=development         | true
        OU=development,CN=gateway         | true
        CN=gateway,OU=a+OU=development    | true
        CN=gateway,OU=a,OU=development    | true
        """)
    void onlyTheWholeUnitMarksACertificate(String subject, boolean refused) throws Exception {
        Path certificate = certificate(subject);

        if (refused) {
            assertThatExceptionOfType(StartupProblem.class)
                    .isThrownBy(() -> PRODUCTION.refuseCertificate("a.cert", certificate));
        } else {
            assertThatCode(() -> PRODUCTION.refuseCertificate("a.cert", certificate))
                    .doesNotThrowAnyException();
        }
    }

    private Path certificate(String subject) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Instant now = Instant.now();
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        new X500Name("CN=some-ca"),
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plusSeconds(60)),
                        new X500Name(subject),
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate()));
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(folder.resolve("certificate.pem"), text.toString());
    }
}
