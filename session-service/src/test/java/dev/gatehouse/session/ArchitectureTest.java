package dev.gatehouse.session;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boundaries of this module. The core (`access`, `device`, `introspection`, `lifecycle`, `login`) imports the JDK
/// and `common`'s plain packages only.
class ArchitectureTest {
    private static final String ERROR = "dev.gatehouse.common.error";
    private static final String SESSION = "dev.gatehouse.common.session";
    private static final String SIGNING = "dev.gatehouse.common.signing";
    private static final String STREAM = "dev.gatehouse.common.stream";
    private static final String SERVICE = "dev.gatehouse.common.service";
    private static final String PEER = "dev.gatehouse.common.peer";
    private static final List<String> SETTINGS =
            List.of("org.springframework..", "jakarta.validation..", "org.hibernate.validator.constraints..");
    private static final List<String> LOG = List.of("org.slf4j..", "telemetry");

    @Test
    void packagesImportOnlyWhatTheyMay() {
        new PackageRules(
                        "dev.gatehouse.session",
                        Map.ofEntries(
                                Map.entry("access", List.of(ERROR)),
                                Map.entry("login", List.of(ERROR, SIGNING)),
                                Map.entry("device", List.of(SESSION, SIGNING)),
                                Map.entry(
                                        "lifecycle",
                                        List.of(ERROR, SESSION, SIGNING, STREAM, "access", "device", "login")),
                                Map.entry("introspection", List.of(ERROR, SESSION, SIGNING, "access", "lifecycle")),
                                Map.entry(
                                        "telemetry",
                                        List.of(
                                                "io.micrometer..",
                                                "org.slf4j..",
                                                ERROR,
                                                SESSION,
                                                SERVICE,
                                                "introspection",
                                                "lifecycle")),
                                Map.entry(
                                        "settings",
                                        Stream.concat(SETTINGS.stream(), Stream.of(SERVICE, "lifecycle"))
                                                .toList()),
                                Map.entry("files", List.of("tools.jackson..", SERVICE, "access")),
                                Map.entry(
                                        "redis",
                                        adapter(
                                                "io.lettuce.core..",
                                                "io.micrometer..",
                                                "dev.gatehouse.common.redis",
                                                ERROR,
                                                SERVICE,
                                                SESSION,
                                                STREAM,
                                                "device",
                                                "lifecycle",
                                                "login")),
                                Map.entry(
                                        "identity",
                                        adapter("com.nimbusds..", ERROR, SERVICE, SIGNING, "access", "files", "login")),
                                Map.entry(
                                        "grpc",
                                        adapter(
                                                "com.google.protobuf",
                                                "io.grpc..",
                                                "io.micrometer..",
                                                "io.netty.handler.ssl",
                                                "dev.gatehouse.common.grpc",
                                                "dev.gatehouse.common.proto.session",
                                                ERROR,
                                                PEER,
                                                SERVICE,
                                                "access",
                                                "device",
                                                "lifecycle",
                                                "settings")),
                                Map.entry(
                                        "web",
                                        adapter(
                                                "com.fasterxml.jackson.annotation",
                                                "com.nimbusds..",
                                                "jakarta.servlet..",
                                                "dev.gatehouse.common.web",
                                                ERROR,
                                                PEER,
                                                SERVICE,
                                                SESSION,
                                                "access",
                                                "introspection",
                                                "lifecycle")),
                                Map.entry(
                                        "",
                                        List.of(
                                                "org.springframework..",
                                                "io.micrometer.core.instrument",
                                                "org.slf4j..",
                                                "dev.gatehouse..")))) // the root wires everything
                .check();
    }

    private static List<String> adapter(String... others) {
        return Stream.of(SETTINGS, LOG, List.of(others)).flatMap(List::stream).toList();
    }
}
