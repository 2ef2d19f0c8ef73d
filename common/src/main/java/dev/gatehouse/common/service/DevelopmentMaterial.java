package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// Keeps keys and certificates that were made for development out of every other environment.
///
/// A development key's file name begins with `dev-`; a development certificate has the organisational unit
/// `development`.
///
/// @param environment the service's own, such as `local` or `production`
public record DevelopmentMaterial(String environment) {
    private static final String LOCAL = "local";

    /// Refuses a development key outside `local`.
    ///
    /// @param property the setting that names the file or directory
    /// @param path a key file, or a directory of them
    public void refuseKey(String property, Path path) {
        if (!environment.equals(LOCAL) && files(property, path).anyMatch(DevelopmentMaterial::isDevelopmentKey)) {
            throw new StartupProblem(
                    property,
                    "names a development key (dev-…), which is accepted only where the environment is local.");
        }
    }

    /// Refuses a development certificate outside `local`.
    public void refuseCertificate(String property, Path path) {
        if (!environment.equals(LOCAL) && isDevelopmentCertificate(property, path)) {
            throw new StartupProblem(
                    property,
                    "names a development certificate (OU=development), which is accepted only where the environment is"
                            + " local.");
        }
    }

    private static boolean isDevelopmentKey(Path file) {
        return file.getFileName().toString().startsWith("dev-");
    }

    private static Stream<Path> files(String property, Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> list = Files.list(path)) {
                    return list.toList().stream();
                }
            }
            return Stream.of(path.toRealPath());
        } catch (IOException e) {
            throw new StartupProblem(property, "names " + path + ", which can't be read.", e);
        }
    }

    // The whole unit: an organisation may well have one that is called development-tools.
    private static boolean hasDevelopmentUnit(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .map(rdn -> rdn.toAttributes().get("ou"))
                            .anyMatch(units -> units != null && units.contains("development"));
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static boolean isDevelopmentCertificate(String property, Path path) {
        try (var in = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .anyMatch(DevelopmentMaterial::hasDevelopmentUnit);
        } catch (IOException | CertificateException e) {
            throw new StartupProblem(property, "names " + path + ", which holds no readable PEM certificate.", e);
        }
    }
}
