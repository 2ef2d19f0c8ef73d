package dev.gatehouse.session.files;

import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.access.Scope;
import dev.gatehouse.session.access.Tenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The callers file: who may ask this service for what.
public final class CallersFile {
    private final YamlFile file;

    public CallersFile(YamlFile file) {
        this.file = file;
    }

    record Form(@Nullable List<Entry> callers) {}

    record Entry(
            @Nullable String name,
            @Nullable String tenant,
            @Nullable List<String> scopes) {}

    /// Reads the callers.
    ///
    /// @throws dev.gatehouse.common.service.StartupProblem when the file is wrong or names nobody
    public Callers read() {
        List<Entry> entries = file.read(Form.class).callers();
        if (entries == null || entries.isEmpty()) {
            throw file.problem("which lists no callers");
        }
        try {
            return new Callers(entries.stream().map(this::caller).toList());
        } catch (IllegalArgumentException e) {
            throw file.problem("where " + e.getMessage());
        }
    }

    private Caller caller(Entry entry) {
        String name = entry.name();
        if (name == null || name.isBlank()) {
            throw file.problem("where a caller has no name");
        }
        String tenant = entry.tenant() == null ? "" : entry.tenant();
        Set<Scope> scopes = scopes(name, entry.scopes() == null ? List.of() : entry.scopes());
        boolean tenantNeeded = !scopes.equals(Set.of(Scope.OPEN)); // an open's tenant is the issuer's
        if (tenantNeeded && !tenant.equals(Tenants.EVERY) && !Tenants.isName(tenant)) {
            throw file.problem("where the caller " + name + " needs a tenant: a name, or \"*\" for all");
        }
        return new Caller(name, tenant, scopes);
    }

    private Set<Scope> scopes(String name, List<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String each : names) {
            scopes.add(Scope.parse(each)
                    .orElseThrow(() -> file.problem("where the caller " + name + " has the unknown scope " + each)));
        }
        if (scopes.isEmpty()) {
            throw file.problem("where the caller " + name + " has no scopes");
        }
        return scopes;
    }
}
