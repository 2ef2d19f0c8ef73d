package dev.gatehouse.local.platform;

import dev.gatehouse.local.blueprint.Addresses;
import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.blueprint.Listener;
import dev.gatehouse.local.blueprint.Ports;
import dev.gatehouse.local.blueprint.Service;
import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Starts a platform, or says in one line why not.
public final class Start {
    private static final int MAX_APART = 16;

    private final Progress progress;

    public Start(Progress progress) {
        this.progress = progress;
    }

    /// Starts the platform of a site and returns when every service is ready.
    public StartedPlatform at(Site site, Addresses addresses) throws PlatformFault {
        try {
            HomeLock lock = HomeLock.take(site.home()).orElseThrow(() -> alreadyRuns(site.home()));
            return locked(site, addresses, lock);
        } catch (IOException | GeneralSecurityException e) {
            throw unexpected(e);
        }
    }

    /// Starts an empty platform on free ports in a home of its own (`.gatehouse/apart/<n>`), beside any other.
    public StartedPlatform apart(Path checkout) throws PlatformFault {
        Site site = Site.of(checkout);
        try {
            for (int n = 1; n <= MAX_APART; n++) {
                Home home = new Home(site.home().folder().resolve("apart/" + n));
                Optional<HomeLock> lock = HomeLock.take(home);
                if (lock.isPresent()) {
                    Blueprint.forgetData(home);
                    return locked(site.in(home), Ports.free(), lock.get());
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unexpected(e);
        }
        throw new PlatformFault(MAX_APART + " platforms already run apart from this checkout: end one of them");
    }

    private StartedPlatform locked(Site site, Addresses addresses, HomeLock lock)
            throws PlatformFault, IOException, GeneralSecurityException {
        boolean started = false;
        try {
            Leftovers.end(site.home()).forEach(name -> progress.line("killed  " + name + ", left over from before"));
            refuseTakenPorts(addresses);
            Material.prepare(site.home(), Clock.systemUTC());
            List<ServiceSpec> specs = Blueprint.draw(site, addresses);
            refuseMissingFiles(specs);
            Blueprint.write(site, addresses);
            StartedPlatform platform = services(site.home(), addresses, lock, specs);
            started = true;
            return platform;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    StartedPlatform services(Home home, Addresses addresses, HomeLock lock, List<ServiceSpec> specs)
            throws PlatformFault, IOException {
        StartedPlatform platform = new StartedPlatform(home, addresses, lock, progress);
        boolean ready = false;
        try {
            Readiness readiness = new Readiness(platform.death(), progress);
            // Both services refuse to start without Redis; the rest needs nobody at its start.
            for (ServiceSpec spec : specs) {
                platform.start(spec);
                if (spec.service() == Service.REDIS) {
                    readiness.await(List.of(spec));
                }
            }
            readiness.await(specs.stream()
                    .filter(spec -> spec.service() != Service.REDIS)
                    .toList());
            platform.ready();
            ready = true;
            return platform;
        } finally {
            if (!ready) {
                platform.close();
            }
        }
    }

    private static PlatformFault alreadyRuns(Home home) {
        try {
            String who = AttachedPlatform.find(home)
                    .map(found -> " (pid " + found.supervisor().pid() + ")")
                    .orElse("");
            return new PlatformFault("the platform of this checkout already runs" + who
                    + ": see ./gatehouse status, end it with ./gatehouse down");
        } catch (IOException e) {
            return unexpected(e);
        }
    }

    private static void refuseTakenPorts(Addresses addresses) throws PlatformFault {
        List<Listener> taken = Ports.taken(addresses);
        if (!taken.isEmpty()) {
            Listener first = taken.getFirst();
            String more = taken.size() == 1 ? "" : ", and " + (taken.size() - 1) + " more are";
            throw new PlatformFault("port " + addresses.port(first) + " (" + first.label() + ") is taken" + more
                    + ": stop what listens there, or run ./gatehouse up --free-ports");
        }
    }

    private static void refuseMissingFiles(List<ServiceSpec> specs) throws PlatformFault {
        for (ServiceSpec spec : specs) {
            for (Path file : spec.needed()) {
                if (!Files.isRegularFile(file)) {
                    throw new PlatformFault(spec.service().label() + " is not built: " + file
                            + " is missing; run ./mvnw -DskipTests package");
                }
            }
        }
    }

    private static PlatformFault unexpected(Exception e) {
        return new PlatformFault("the platform can't be started: " + e);
    }
}
