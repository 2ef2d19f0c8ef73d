package dev.gatehouse.local.demo;

import dev.gatehouse.local.blueprint.Service;
import dev.gatehouse.local.platform.StartedPlatform;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service that is stopped on purpose before a step, to see that the step notices.
///
/// @param step from 1 on
public record Outage(Service service, int step) {
    private static final Pattern FORM = Pattern.compile("([a-z-]+)(?:@([1-9]))?");

    /// Reads `SERVICE` (before the first step) or `SERVICE@STEP`; empty when the text is neither.
    public static Optional<Outage> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int step = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return Service.labelled(matcher.group(1)).map(service -> new Outage(service, step));
    }

    /// Stops the service when its step is about to begin.
    public void before(int begun, StartedPlatform platform) {
        if (begun == step) {
            platform.stop(service);
        }
    }
}
