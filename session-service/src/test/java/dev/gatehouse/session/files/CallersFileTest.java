package dev.gatehouse.session.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.access.Access;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.access.Endpoint;
import dev.gatehouse.session.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersFileTest {
    @TempDir
    Path folder;

    @Test
    void documentedFormIsRead() {
        Callers callers = read("""
            callers:
              - name: gateway
                scopes: [sessions:open]
              - name: support-desk
                tenant: demo
                scopes: [sessions:revoke, sessions:introspect]
              - name: root-desk
                tenant: "*"
                scopes: [sessions:revoke]
            """);

        assertThat(callers.size()).isEqualTo(3);
        assertThat(callers.decide(Optional.of(Endpoint.REVOKE), "support-desk"))
                .isEqualTo(
                        new Access.Granted(new Caller("support-desk", "demo", Set.of(Scope.REVOKE, Scope.INTROSPECT))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callers: []|lists no callers",
                "{}|lists no callers",
                "callers: [{name: a, scopes: [sessions:fly]}]|unknown scope sessions:fly",
                "callers: [{name: a}]|no scopes",
                "callers: [{scopes: [sessions:open]}]|has no name",
                "callers: [{name: a, scopes: [sessions:revoke]}]|needs a tenant",
                "callers: [{name: a, tenant: 'A B', scopes: [sessions:revoke]}]|needs a tenant",
                "callers: [{name: a, scopes: [sessions:open]}, {name: a, scopes: [sessions:open]}]|twice",
                "callers: [{name: a, scope: [sessions:open]}]|in line 1: Unrecognized property",
                "callers: [{name: a, name: b}]|in line 1",
                "callers: [|in line 1",
                "'just text'|in line 1"
            })
    void anythingElseStopsTheStartWithOneLine(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("SESSION_SERVICE_CALLERS_PATH names ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void missingFileStopsTheStart() {
        YamlFile file = new YamlFile("session-service.callers-path", folder.resolve("nowhere.yaml"));

        assertThatThrownBy(() -> new CallersFile(file).read())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("can't be read");
    }

    private Callers read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("callers.yaml"), text);
            return new CallersFile(new YamlFile("session-service.callers-path", file)).read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
