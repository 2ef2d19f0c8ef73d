package dev.gatehouse.local.demo;

import dev.gatehouse.local.control.Control;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.standin.Condition;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service, or a single stand-in, that is taken down on purpose before a step, to see that the step notices.
///
/// @param name of a service or of a stand-in
/// @param step from 1 on
public record Outage(String name, int step) {
    private static final Pattern FORM = Pattern.compile("([a-z-]+)(?:@([1-9][0-9]?))?");

    /// Reads `NAME` (before the first step) or `NAME@STEP`; empty when the text is neither or nobody has that name.
    public static Optional<Outage> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int step = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return Optional.of(matcher.group(1)).filter(Outage::exists).map(name -> new Outage(name, step));
    }

    private static boolean exists(String name) {
        return Service.labelled(name).isPresent() || isStandIn(name);
    }

    private static boolean isStandIn(String name) {
        return Listener.labelled(name).filter(Listener.standIns()::contains).isPresent();
    }

    /// Takes it down when its step is about to begin.
    public void before(int begun, StartedPlatform platform) {
        if (begun == step) {
            Service.labelled(name).ifPresentOrElse(platform::stop, () -> refuse(platform));
        }
    }

    private void refuse(StartedPlatform platform) {
        try (Control control = new Control(platform.home(), platform.addresses().url(Listener.STAND_INS_CONTROL))) {
            control.put(name, Condition.REFUSED);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(name + " can't be taken down", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
