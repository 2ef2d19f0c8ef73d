package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
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
        boolean development = files(property, path).anyMatch(DevelopmentMaterial::isDevelopmentKey);
        if (development && !environment.equals(LOCAL)) {
            throw new StartupProblem(
                    property,
                    "names a development key (dev-…), which is accepted only where the environment is local.");
        }
    }

    /// Refuses a development certificate outside `local`, and everywhere a file that holds no certificate.
    public void refuseCertificate(String property, Path path) {
        boolean development = certificates(property, path).stream().anyMatch(DevelopmentMaterial::hasDevelopmentUnit);
        if (development && !environment.equals(LOCAL)) {
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

    private static List<X509Certificate> certificates(String property, Path path) {
        try (var in = Files.newInputStream(path)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
            throw new StartupProblem(property, "names " + path + ", which holds no PEM certificate.");
        } catch (IOException | CertificateException e) {
            throw new StartupProblem(property, "names " + path + ", which holds no readable PEM certificate.", e);
        }
    }
}
