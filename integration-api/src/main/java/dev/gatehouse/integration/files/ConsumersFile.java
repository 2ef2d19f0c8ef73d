package dev.gatehouse.integration.files;

import static dev.gatehouse.integration.files.ConsumersForm.orEmpty;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.integration.consumer.Consumers;
import dev.gatehouse.integration.consumer.Pepper;
import dev.gatehouse.integration.consumer.Registration;
import dev.gatehouse.integration.consumer.Revocations;
import dev.gatehouse.integration.consumer.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The consumers file: roles, the consumers that have them, and the certificates that are revoked.
///
/// @param file the file and the setting that names it
/// @param pepper under which the API keys in it are digests
/// @param routes the route templates that the service serves: a role that names another is an error
public record ConsumersFile(YamlFile file, Pepper pepper, Set<String> routes) {
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    public ConsumersFile {
        routes = Set.copyOf(routes);
    }

    Path path() {
        return file.path();
    }

    /// Reads the file.
    ///
    /// @throws StartupProblem that says in one line what is wrong and where, when anything is
    public Consumers read() {
        checkSize();
        ConsumersForm form = file.read(ConsumersForm.class);
        Problems problems = new Problems(file);
        Map<String, Role> roles = new RoleEntries(problems, routes).read(orEmpty(form.roles()));
        ConsumerEntries entries = new ConsumerEntries(problems, roles);
        List<Registration> registrations = entries.read(orEmpty(form.consumers()));
        Revocations revocations = new RevokedEntries(problems).read(orEmpty(form.revoked()));
        return new Consumers(pepper, registrations, revocations);
    }

    private void checkSize() {
        try {
            if (Files.size(file.path()) > MAX_BYTES) {
                throw file.problem("which is larger than 16 MiB");
            }
        } catch (IOException e) {
            throw new StartupProblem(file.property(), "names " + file.path() + ", which can't be read.", e);
        }
    }
}
