package dev.gatehouse.common.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommonNameTest {
    private static final RDN UNIT = new RDN(BCStyle.OU, new DERUTF8String("development"));

    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.of("alone", List.of(commonName("gateway")), "gateway"),
                Arguments.of("first", List.of(commonName("gateway"), UNIT), "gateway"),
                Arguments.of("last", List.of(UNIT, commonName("gateway")), "gateway"),
                Arguments.of("printable string", List.of(cn(new DERPrintableString("gateway"))), "gateway"),
                Arguments.of("BMP string", List.of(cn(new DERBMPString("gateway"))), "gateway"),
                Arguments.of("comma", List.of(commonName("gateway,O=Evil")), "gateway,O=Evil"),
                Arguments.of("looks like another", List.of(commonName("x,CN=gateway")), "x,CN=gateway"),
                Arguments.of("signs", List.of(commonName("a+b=\"c\"\\<d>;#e")), "a+b=\"c\"\\<d>;#e"),
                Arguments.of("blanks around", List.of(commonName(" gateway ")), " gateway "),
                Arguments.of("other script", List.of(commonName("Größe")), "Größe"),
                // ambiguous, or no name at all: nobody
                Arguments.of("none", List.of(UNIT), ""),
                Arguments.of("empty subject", List.of(), ""),
                Arguments.of("empty name", List.of(commonName("")), ""),
                Arguments.of("two", List.of(commonName("gateway"), commonName("support-desk")), ""),
                Arguments.of("the same twice", List.of(commonName("gateway"), commonName("gateway")), ""),
                Arguments.of("beside another attribute", List.of(beside(BCStyle.OU, "development")), ""),
                Arguments.of("beside another name", List.of(beside(BCStyle.CN, "support-desk")), ""),
                Arguments.of("beside and alone", List.of(beside(BCStyle.OU, "x"), commonName("gateway")), ""),
                Arguments.of("no string", List.of(cn(new DEROctetString(new byte[] {1, 2}))), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void subjectNamesOneCallerOrNobody(String name, List<RDN> subject, String expected) throws Exception {
        assertThat(CommonName.of(certificate(subject)).orElse("")).as(name).isEqualTo(expected);
    }

    private static RDN commonName(String value) {
        return cn(new DERUTF8String(value));
    }

    private static RDN cn(ASN1Encodable value) {
        return new RDN(BCStyle.CN, value);
    }

    private static RDN beside(ASN1ObjectIdentifier type, String value) {
        return new RDN(new AttributeTypeAndValue[] {
            new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("gateway")),
            new AttributeTypeAndValue(type, new DERUTF8String(value))
        });
    }

    private static X509Certificate certificate(List<RDN> subject)
            throws GeneralSecurityException, OperatorCreationException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                new X500Name("CN=test-ca"),
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plusSeconds(60)),
                                new X500Name(subject.toArray(RDN[]::new)),
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate())));
    }
}
