package dev.gatehouse.common.service;

import java.util.Locale;

/// A service's own names.
///
/// @param name as in logs and traces, such as `gateway-service`
/// @param prefix of its properties, such as `gateway`; its variables begin with the same in upper case
/// @param httpAddrProperty the property, below the prefix, of the address of its HTTP listener
/// @param defaultHttpAddr that listener's default address
/// @param adminClientCaProperty the property, below the prefix, of the authorities whose clients may reach the admin
///     listener from outside this machine
public record ServiceDescriptor(
        String name, String prefix, String httpAddrProperty, String defaultHttpAddr, String adminClientCaProperty) {
    /// A service that trusts one set of authorities on all of its listeners.
    public ServiceDescriptor(String name, String prefix, String httpAddrProperty, String defaultHttpAddr) {
        this(name, prefix, httpAddrProperty, defaultHttpAddr, "tls.client-ca-path");
    }

    /// The full name of one of the service's properties.
    public String property(String nameBelowPrefix) {
        return prefix + "." + nameBelowPrefix;
    }

    /// What the service's environment variables begin with, such as `SESSION_SERVICE_`.
    public String variablePrefix() {
        return variable(prefix) + "_";
    }

    /// The environment variable of a property: upper case, with `_` for `.` and `-`. Only this spelling is known.
    public static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
