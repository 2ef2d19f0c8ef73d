package dev.gatehouse.common.service;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// The settings that the process runs with, `GET /settings` on the admin listener. A secret is shown as set or not.
@Endpoint(id = "settings")
public final class EffectiveSettings {
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token)");

    private final KnownSettings known;
    private final Binder binder;

    public EffectiveSettings(ServiceDescriptor service, Environment environment) {
        this.known = KnownSettings.of(service);
        this.binder = Binder.get(environment);
    }

    /// Each setting's value by its variable's name; a default where none is set.
    @ReadOperation
    public Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        known.all().values().stream()
                .filter(setting -> setting.removed().isEmpty())
                .forEach(setting -> values.put(setting.variable(), value(setting)));
        return values;
    }

    private String value(KnownSettings.Setting setting) {
        String value = binder.bind(setting.property(), String.class).orElse(setting.defaultValue());
        boolean secret = SECRET.matcher(setting.property()).matches();
        return secret && !value.isEmpty() ? "(set)" : value;
    }
}
