package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Values that are each well formed and don't go together, or not with the platform.
class ChoicesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path scratch;

    @Test
    void defaultsAloneAreRefusedWithEveryNameThatIsMissing() {
        assertThatThrownBy(() -> new Trial(scratch).render(JSON.createObjectNode()))
                .hasMessageContaining("/environment")
                .hasMessageContaining("/redis/existingSecret")
                .hasMessageContaining("/gatewayService/signer/existingSecret")
                .hasMessageContaining("/integrationApi/upstreams/custodyLedger/url");
    }

    @ParameterizedTest
    @CsvSource({
        "values-staging.yaml, /configApi/replicas, 2",
        "values-local.yaml, /configApi/replicas, 2",
        "values-staging.yaml, /configApi/autoscaling/enabled, true",
        "values-staging.yaml, /gatewayService/replicas, 1",
        "values-staging.yaml, /sessionService/replicas, 1",
        "values-staging.yaml, /integrationApi/replicas, 1",
        "values-eu-1.yaml, /configApi/replicas, 1",
        "values-eu-1.yaml, /configApi/store, '\"sqlite\"'",
        "values-staging.yaml, /configApi/store, '\"etcd\"'",
        "values-eu-1.yaml, /configApi/etcd/endpoints, '[]'",
        "values-eu-1.yaml, /configApi/etcd/endpoints/0, '\"http://etcd:2379\"'",
        "values-eu-1.yaml, /gatewayService/image/digest, '\"sha256:abc\"'",
        "values-eu-1.yaml, /gatewayService/autoscaling/minReplicas, 1",
        "values-eu-1.yaml, /integrationApi/upstreams/custodyLedger/url, '\"http://ledger:443\"'",
        "values-eu-1.yaml, /integrationApi/upstreams/custodyLedger/url, '\"https://ledger\"'",
        "values-eu-1.yaml, /sessionService/sessions/idleTimeout, '\"12 hours\"'",
        "values-eu-1.yaml, /traces/sampling, 1.5",
        "values-eu-1.yaml, /shutdown/timeoutSeconds, 0",
    })
    void wrongChoiceIsRefused(String file, String at, String value) throws IOException {
        ValuesTree changed =
                new Trial(scratch).values(file).with(JsonPointer.compile(at), node -> JSON.readTree(value));

        assertThat(new Trial(scratch).refusal(changed)).contains(at.substring(0, at.lastIndexOf('/')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gatewayService", "sessionService", "integrationApi", "configApi"})
    void oneServiceAloneNeedsNothingOfTheOthers(String only) throws IOException {
        Trial trial = new Trial(scratch);
        ObjectNode defaults = (ObjectNode) trial.values(trial.write(allOff())).root();
        JsonNode complete = trial.values("values-eu-1.yaml").root();
        defaults.set(only, complete.path(only));
        if (only.equals("gatewayService") || only.equals("sessionService")) {
            List.of("redis", "platformKeys").forEach(shared -> defaults.set(shared, complete.path(shared)));
        }

        assertThat(trial.render(defaults).workloads()).hasSize(1);
    }

    private static ObjectNode allOff() {
        ObjectNode values =
                JSON.createObjectNode().put("environment", "production").put("region", "eu-1");
        values.putObject("image").put("registry", "registry.example.org");
        for (String service : List.of("gatewayService", "sessionService", "integrationApi", "configApi")) {
            values.putObject(service).put("enabled", false);
        }
        return values;
    }
}
