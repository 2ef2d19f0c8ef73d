package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.ssl.pem.PemContent;

/// Reads the listeners' TLS files before anything is built from them, so that a wrong one is told by its setting.
record ListenerTls(ServiceDescriptor service, DevelopmentMaterial development) {
    /// Ends the start when a file can't be read, holds something else or is a development one in another environment.
    void check(String certificate, String key) {
        development.refuseCertificate(service.property("tls.cert-path"), Path.of(certificate));
        checkKey(service.property("tls.key-path"), Path.of(key));
    }

    /// The same for the authorities that a setting names, which is below the service's prefix.
    void checkAuthorities(String setting, String certificates) {
        development.refuseCertificate(service.property(setting), Path.of(certificates));
    }

    private void checkKey(String property, Path key) {
        try {
            if (PemContent.load(key).getPrivateKey() == null) {
                throw new StartupProblem(property, "names " + key + ", which holds no PEM private key.");
            }
        } catch (IOException | IllegalStateException e) {
            throw new StartupProblem(property, "names " + key + ", which holds no readable PEM private key.", e);
        }
        development.refuseKey(property, key);
    }
}
