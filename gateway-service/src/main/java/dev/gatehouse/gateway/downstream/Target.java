package dev.gatehouse.gateway.downstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a service inside listens: a DNS name, an IPv4 address or an IPv6 one in brackets, and a port.
///
/// @param text `host:port`
record Target(String text) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9.\\[\\]:-]{1,260}");

    /// Reads the text form; empty when it has another.
    static Optional<Target> parse(String text) {
        return CHARACTERS.matcher(text).matches() && isAuthority(text)
                ? Optional.of(new Target(text))
                : Optional.empty();
    }

    private static boolean isAuthority(String text) {
        try {
            URI authority = new URI("//" + text);
            return authority.getHost() != null && authority.getPort() > 0 && authority.getPort() <= MAX_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// The name that gRPC resolves. It says how: by itself, gRPC would take a host of the name `dns` for a scheme.
    String uri() {
        try {
            return new URI("dns", "", "/" + text, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
