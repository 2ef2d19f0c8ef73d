package dev.gatehouse.integration;

import dev.gatehouse.common.fixture.ServiceProcess;
import dev.gatehouse.integration.fixture.ServiceFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged service as a process of its own: a wrong setting ends it with one line, SIGTERM in good order.
class ServiceProcessIT {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGRATION_API_CONSUMER_PATH|x|INTEGRATION_API_CONSUMER_PATH is not a setting of integration-api",
                "INTEGRATION_API_CONSUMERS_PATH|''|INTEGRATION_API_CONSUMERS_PATH is not set",
                "INTEGRATION_API_CONSUMERS_PATH|/nowhere|INTEGRATION_API_CONSUMERS_PATH names /nowhere, which can't be"
                        + " read",
                "INTEGRATION_API_API_KEY_PEPPER_PATH|/nowhere|INTEGRATION_API_API_KEY_PEPPER_PATH names /nowhere",
                "INTEGRATION_API_TLS_CLIENT_CA_PATH|''|INTEGRATION_API_TLS_CLIENT_CA_PATH is not set",
                "INTEGRATION_API_CUSTODY_LEDGER_URL|''|INTEGRATION_API_CUSTODY_LEDGER_URL is not set",
                "INTEGRATION_API_CUSTODY_LEDGER_URL|http://x|INTEGRATION_API_CUSTODY_LEDGER_URL must be"
                        + " https://host:port",
                "INTEGRATION_API_INTERNAL_CA_PATH|/nowhere|INTEGRATION_API_INTERNAL_CA_PATH names /nowhere",
                "INTEGRATION_API_ENVIRONMENT|production|which is accepted only where the environment is local"
            })
    void wrongSettingEndsTheStartWithOneLine(String variable, String value, String line) throws Exception {
        process(folder(), Map.of(variable, value)).assertRefusesToStart(line);
    }

    @Test
    void roleWithARouteThatIsNotServedEndsTheStart() throws Exception {
        ServiceFolder folder = folder();
        folder.consumers()
                .write("consumers:\n" + folder.consumers().entry("acme", "roles: [r]")
                        + "roles:\n  - name: r\n    routes: [/v1/nowhere]\n");

        process(folder, Map.of())
                .assertRefusesToStart(
                        "INTEGRATION_API_CONSUMERS_PATH names ",
                        "in line 5 the role \"r\" names the route \"/v1/nowhere\", which doesn't exist");
    }

    @Test
    void terminatedServiceEnds() throws Exception {
        ServiceFolder folder = folder();
        try (ServiceProcess service = process(folder, Map.of()).awaitServing(folder.httpPort())) {
            service.assertEndsInOrder();
        }
    }

    private ServiceFolder folder() {
        ServiceFolder folder = new ServiceFolder(root);
        folder.consumers().write("consumers:\n" + folder.consumers().entry("acme-housing", "roles: []"));
        return folder;
    }

    private ServiceProcess process(ServiceFolder folder, Map<String, String> changed) {
        Map<String, String> variables = new HashMap<>(folder.variables());
        variables.putAll(changed);
        return ServiceProcess.start("integration-api", root, variables);
    }
}
