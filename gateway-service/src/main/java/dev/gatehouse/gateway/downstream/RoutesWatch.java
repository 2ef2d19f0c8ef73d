package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import dev.gatehouse.gateway.command.Routes;
import dev.gatehouse.gateway.event.GatewayEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the routes file again whenever its content has changed. A wrong file changes nothing: the routes before
/// stay in force until a right one comes.
///
/// The content is compared, not its time: a ConfigMap is replaced by switching a link.
final class RoutesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesWatch.class);
    private static final byte[] UNREADABLE = {};

    private final Path file;
    private final Routes routes;
    private final InternalChannels channels;
    private final LongAdder refused = new LongAdder();
    private byte[] seen;

    /// @param routes which were read from the file just now
    RoutesWatch(Path file, Routes routes, InternalChannels channels) {
        this.file = file;
        this.routes = routes;
        this.channels = channels;
        this.seen = content();
    }

    /// Looks once. Called by one thread at a time.
    void look() {
        byte[] now = content();
        if (!Arrays.equals(now, seen)) {
            seen = now;
            read();
        }
    }

    private void read() {
        try {
            List<Route> read = RoutesFile.read(file);
            read.forEach(route -> channels.to(route.target()));
            routes.replace(read);
            channels.keep(read.stream().map(Route::target).toList());
            GatewayEvent.ROUTES_REPLACED.log(LOG, "file", file, "routes", read.size());
        } catch (StartupProblem problem) {
            refused.increment();
            GatewayEvent.ROUTES_REFUSED.log(LOG, "file", file, "problem", String.valueOf(problem.getMessage()));
        }
    }

    private byte[] content() {
        try {
            return RoutesFile.content(file);
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    /// How often a changed file was refused.
    long refusedCount() {
        return refused.sum();
    }
}
