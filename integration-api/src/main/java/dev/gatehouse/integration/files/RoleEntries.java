package dev.gatehouse.integration.files;

import static dev.gatehouse.integration.files.ConsumersForm.orEmpty;
import static dev.gatehouse.integration.files.Problems.quote;

import dev.gatehouse.integration.consumer.Role;
import dev.gatehouse.integration.files.ConsumersForm.RedactionEntry;
import dev.gatehouse.integration.files.ConsumersForm.RoleEntry;
import dev.gatehouse.integration.redaction.Redaction;
import dev.gatehouse.integration.redaction.RedactionPath;
import dev.gatehouse.integration.redaction.Redactions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the roles: each names routes that are served, and redactions that can be applied.
record RoleEntries(Problems problems, Set<String> served) {
    /// The roles by their names.
    Map<String, Role> read(List<RoleEntry> entries) {
        Map<String, Role> roles = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Role role = role("/roles/" + i, entries.get(i));
            if (roles.put(role.name(), role) != null) {
                throw problems.at("/roles/" + i, "the role " + quote(role.name()) + " is there twice");
            }
        }
        return roles;
    }

    private Role role(String pointer, RoleEntry entry) {
        String name = orEmpty(entry.name());
        if (name.isBlank()) {
            throw problems.at(pointer, "a role has no name");
        }
        return new Role(name, routes(pointer + "/routes", name, entry), redactions(pointer, entry));
    }

    private Set<String> routes(String pointer, String role, RoleEntry entry) {
        List<String> routes = orEmpty(entry.routes());
        if (routes.isEmpty()) {
            throw problems.at(pointer, "the role " + quote(role) + " has no routes");
        }
        for (int i = 0; i < routes.size(); i++) {
            if (!served.contains(routes.get(i))) {
                throw problems.at(
                        pointer + "/" + i,
                        "the role " + quote(role) + " names the route " + quote(routes.get(i))
                                + ", which doesn't exist");
            }
        }
        return new HashSet<>(routes);
    }

    private Redactions redactions(String pointer, RoleEntry role) {
        List<RedactionEntry> entries = orEmpty(role.redactions());
        Map<RedactionPath, Redaction> paths = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String at = pointer + "/redactions/" + i;
            RedactionPath path = path(at, orEmpty(entries.get(i).path()));
            if (paths.put(path, action(at, orEmpty(entries.get(i).action()))) != null) {
                throw problems.at(at, "a path is redacted twice");
            }
        }
        return Redactions.of(paths);
    }

    private RedactionPath path(String pointer, String text) {
        return RedactionPath.parse(text)
                .orElseThrow(() -> problems.at(
                        pointer, quote(text) + " is not a path of names and [*], such as $.data.phones[*].number"));
    }

    private Redaction action(String pointer, String name) {
        return Redaction.parse(name)
                .orElseThrow(
                        () -> problems.at(pointer, "a redaction's action is " + quote(name) + ", not MASK or REMOVE"));
    }
}
