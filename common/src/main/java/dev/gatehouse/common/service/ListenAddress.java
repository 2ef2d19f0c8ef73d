package dev.gatehouse.common.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a listener binds: `host:port`, or `:port` for every interface. An IPv6 host stands in brackets.
///
/// @param host empty for every interface
/// @param port 0 to 65535; 0 lets the system choose
public record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([^:\\[\\]\\s]*)):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text has another form
    public static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MAX_PORT) {
            throw new IllegalArgumentException("must be host:port or :port, with a port up to 65535");
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return new ListenAddress(host == null ? "" : host, Integer.parseInt(matcher.group(3)));
    }

    /// True iff only this machine can reach the listener.
    public boolean isLoopback() {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public InetSocketAddress toSocketAddress() {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
