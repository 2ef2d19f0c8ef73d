package dev.gatehouse.common.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The settings that a service has, as its configuration metadata lists them; everything else under its prefix stops
/// the start.
///
/// Spring's own check does not see environment variables, and a misspelt one would otherwise be a silent default. A
/// setting that was removed is listed as deprecated with level `error`, and its reason is what the operator reads.
public final class KnownSettings {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    // What Kubernetes sets for each Service of the namespace, https://kubernetes.io/docs/concepts/services-networking
    private static final Predicate<String> SERVICE_LINK = Pattern.compile(
                    ".*(_SERVICE_HOST|_SERVICE_PORT(_[A-Z0-9_]+)?|_PORT|_PORT_\\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)")
            .asMatchPredicate();

    private final ServiceDescriptor service;
    private final Map<String, Setting> byProperty = new TreeMap<>();
    private final Map<String, Setting> byVariable = new TreeMap<>();

    private KnownSettings(ServiceDescriptor service) {
        this.service = service;
    }

    /// One setting.
    ///
    /// @param removed why it is refused; empty when it is not
    public record Setting(String property, String description, String defaultValue, String removed) {
        public String variable() {
            return ServiceDescriptor.variable(property);
        }
    }

    /// Reads the metadata on the class path.
    public static KnownSettings of(ServiceDescriptor service) {
        KnownSettings settings = new KnownSettings(service);
        try {
            for (URL url : Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                settings.add(url);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private void add(URL metadata) throws IOException {
        try (InputStream in = metadata.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                String name = property.path("name").asString();
                if (name.startsWith(service.prefix() + ".")) {
                    add(name, property);
                }
            }
        }
    }

    private void add(String name, JsonNode property) {
        JsonNode deprecation = property.path("deprecation");
        boolean removed = deprecation.path("level").asString("").equals("error");
        Setting setting = new Setting(
                name,
                property.path("description").asString(""),
                property.path("defaultValue").asString(""),
                removed ? deprecation.path("reason").asString("is no longer a setting.") : "");
        byProperty.put(name, setting);
        byVariable.put(setting.variable(), setting);
    }

    /// All settings by property name, in its order.
    public Map<String, Setting> all() {
        return Collections.unmodifiableMap(byProperty);
    }

    /// Ends the start when a variable or property under the service's prefix is unknown or removed.
    ///
    /// @throws StartupProblem for the first one found
    public void check(ConfigurableEnvironment environment) {
        environment.getPropertySources().stream()
                .filter(source -> source instanceof EnumerablePropertySource<?>)
                .forEach(source -> check(source.getName(), (EnumerablePropertySource<?>) source));
    }

    private void check(String sourceName, EnumerablePropertySource<?> source) {
        boolean variables = sourceName.endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        for (String name : source.getPropertyNames()) {
            // In any case: Spring would bind gateway_region too, but only one spelling is known.
            if (variables && name.toUpperCase(Locale.ROOT).startsWith(service.variablePrefix())) {
                checkVariable(name);
            } else if (!variables && name.startsWith(service.prefix() + ".")) {
                checkKnown(name, Optional.ofNullable(byProperty.get(name)));
            }
        }
    }

    private void checkVariable(String name) {
        if (!byVariable.containsKey(name) && SERVICE_LINK.test(name)) {
            return;
        }
        checkKnown(name, Optional.ofNullable(byVariable.get(name)));
    }

    private void checkKnown(String name, Optional<Setting> setting) {
        String problem = setting.map(Setting::removed)
                .orElse("is not a setting of " + service.name()
                        + ". Remove it or correct its name; docs/configuration.md lists all settings.");
        if (!problem.isEmpty()) {
            throw new StartupProblem(name, problem);
        }
    }
}
