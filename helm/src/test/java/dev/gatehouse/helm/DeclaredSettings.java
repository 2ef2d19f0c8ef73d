package dev.gatehouse.helm;

import dev.gatehouse.common.fixture.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the services declare, read from `docs/configuration.md`.
///
/// Not from the metadata in their `target` folders: this page is generated from it, each service's own build fails
/// when it is stale, and it is there whatever part of the build runs.
final class DeclaredSettings {
    private static final Pattern SECTION = Pattern.compile("<!-- begin (\\S+) -->");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z0-9_]+)` \\| (?:`(.*?)`)? \\| (.*) \\|");

    private final Map<String, List<Setting>> byService;

    private DeclaredSettings(Map<String, List<Setting>> byService) {
        this.byService = byService;
    }

    /// One row.
    ///
    /// @param defaultValue empty when there is none
    record Setting(String variable, String defaultValue, String description) {
        /// True iff the service never starts without it. A setting that is needed in some cases says which.
        boolean isRequired() {
            return description.endsWith("Required.");
        }

        boolean isRefused() {
            return description.startsWith("Refused: ");
        }

        /// The port of an address, `:8080`.
        int defaultPort() {
            return Integer.parseInt(defaultValue.substring(defaultValue.lastIndexOf(':') + 1));
        }
    }

    static DeclaredSettings read() {
        Map<String, List<Setting>> byService = new TreeMap<>();
        String service = "";
        for (String line : lines()) {
            Matcher section = SECTION.matcher(line);
            Matcher row = ROW.matcher(line);
            if (section.matches()) {
                service = section.group(1);
            } else if (row.matches()) {
                String defaultValue = row.group(2) == null ? "" : row.group(2);
                byService
                        .computeIfAbsent(service, name -> new ArrayList<>())
                        .add(new Setting(row.group(1), defaultValue, row.group(3)));
            }
        }
        return new DeclaredSettings(byService);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Folders.checkout().resolve("docs/configuration.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All settings of all services.
    List<Setting> all() {
        return byService.values().stream().flatMap(List::stream).toList();
    }

    List<Setting> of(String service) {
        return byService.getOrDefault(service, List.of());
    }

    /// The variables that a service reads.
    List<String> accepted(String service) {
        return of(service).stream()
                .filter(setting -> !setting.isRefused())
                .map(Setting::variable)
                .toList();
    }

    Setting get(String variable) {
        return all().stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service declares " + variable));
    }
}
