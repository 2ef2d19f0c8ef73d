package dev.gatehouse.integration.files;

import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.integration.consumer.Pepper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of the pepper: its 32 bytes and nothing else.
///
/// @param property the setting that names it
public record PepperFile(String property, Path path) {
    /// Reads the pepper.
    ///
    /// @param environment a development pepper (`dev-…`) is accepted only in `local`
    /// @throws StartupProblem when the file can't be read, isn't 32 bytes long or is a development one elsewhere
    public Pepper read(String environment) {
        new DevelopmentMaterial(environment).refuseKey(property, path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] secret = in.readNBytes(Pepper.BYTES + 1);
            if (secret.length != Pepper.BYTES) {
                throw new StartupProblem(property, "names " + path + ", which is not " + Pepper.BYTES + " bytes long.");
            }
            return new Pepper(secret);
        } catch (IOException e) {
            throw new StartupProblem(property, "names " + path + ", which can't be read.", e);
        }
    }
}
