package dev.gatehouse.local.downstream;

import io.grpc.Context;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/// On whose behalf the gateway sends a command. Absent parts are empty.
record Identity(String user, String tenant, String deviceSession) {
    private static final Metadata.Key<String> USER = key("gatehouse-user-id");
    private static final Metadata.Key<String> TENANT = key("gatehouse-tenant");
    private static final Metadata.Key<String> DEVICE_SESSION = key("gatehouse-device-session-id");

    /// Where the identity of the call at hand is found.
    static final Context.Key<Identity> CURRENT = Context.keyWithDefault("gatehouse-identity", new Identity("", "", ""));

    static Identity of(Metadata headers) {
        return new Identity(
                orEmpty(headers.get(USER)), orEmpty(headers.get(TENANT)), orEmpty(headers.get(DEVICE_SESSION)));
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
