package dev.gatehouse.config.etcd;

import dev.gatehouse.common.service.StartupProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of the cluster, checked.
///
/// @param addresses host:port
/// @param tls whether they are reached with TLS: all or none
record EtcdEndpoints(List<String> addresses, boolean tls) {
    private static final String PROPERTY = EtcdSettings.PREFIX + ".endpoints";
    private static final String LOCAL = "local";

    /// The endpoints of the setting, or a refused start.
    static EtcdEndpoints of(String setting, String environment) {
        List<URI> uris = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .map(EtcdEndpoints::parse)
                .toList();
        boolean tls = uris.getFirst().getScheme().equals("https");
        if (uris.stream().anyMatch(uri -> uri.getScheme().equals("https") != tls)) {
            throw new StartupProblem(PROPERTY, "mixes https and http.");
        }
        if (!tls && !environment.equals(LOCAL)) {
            throw new StartupProblem(
                    PROPERTY, "names http://, which is accepted only where the environment is local. Use https://.");
        }
        return new EtcdEndpoints(uris.stream().map(URI::getAuthority).toList(), tls);
    }

    private static URI parse(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            if (isEndpoint(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    private static boolean isEndpoint(URI uri) {
        boolean named = uri.getHost() != null && uri.getPort() > 0 && uri.getUserInfo() == null;
        boolean nothingElse =
                String.valueOf(uri.getPath()).isEmpty() && uri.getQuery() == null && uri.getFragment() == null;
        return named && nothingElse && List.of("https", "http").contains(String.valueOf(uri.getScheme()));
    }

    private static StartupProblem malformed(@Nullable Exception cause) {
        return new StartupProblem(PROPERTY, "must be https://host:port of the members, separated by commas.", cause);
    }
}
