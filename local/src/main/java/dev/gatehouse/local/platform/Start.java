package dev.gatehouse.local.platform;

import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Ports;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    public StartedPlatform apart(Path checkout, Set<Service> services) throws PlatformFault {
        Site site = Site.of(checkout);
        try {
            for (int n = 1; n <= MAX_APART; n++) {
                Home home = new Home(site.home().folder().resolve("apart/" + n));
                Optional<HomeLock> lock = HomeLock.take(home);
                if (lock.isPresent()) {
                    Blueprint.forgetData(home);
                    return locked(site.in(home), Ports.free(services), lock.get());
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unexpected(e);
        }
        throw new PlatformFault(MAX_APART + " platforms already run apart from this checkout: end one of them");
    }

    /// Starts an empty platform of a few services on free ports.
    public StartedPlatform beside(Site site, Set<Service> services) throws PlatformFault {
        try {
            HomeLock lock = HomeLock.take(site.home()).orElseThrow(() -> alreadyRuns(site.home()));
            Blueprint.forgetData(site.home());
            return locked(site, Ports.free(services), lock);
        } catch (IOException | GeneralSecurityException e) {
            throw unexpected(e);
        }
    }

    private StartedPlatform locked(Site site, Addresses addresses, HomeLock lock)
            throws PlatformFault, IOException, GeneralSecurityException {
        boolean started = false;
        try {
            Leftovers.end(site.home()).forEach(name -> progress.line("killed  " + name + ", left over from before"));
            refuseMissingEtcd(addresses);
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
            throws PlatformFault, IOException, GeneralSecurityException {
        StartedPlatform platform = new StartedPlatform(home, addresses, lock, progress);
        boolean ready = false;
        try {
            Readiness readiness = new Readiness(platform.death(), progress);
            // Services refuse to start without their store; the rest needs nobody at its start.
            for (ServiceSpec spec : specs) {
                platform.start(spec);
                if (spec.service().isStore()) {
                    readiness.await(List.of(spec));
                }
            }
            readiness.await(
                    specs.stream().filter(spec -> !spec.service().isStore()).toList());
            if (specs.stream().anyMatch(spec -> spec.service() == Service.CONFIG_API)) {
                new ConfigTokens(home, addresses).prepare();
            }
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

    private static void refuseMissingEtcd(Addresses addresses) throws PlatformFault {
        if (addresses.services().contains(Service.ETCD) && Programs.find("etcd").isEmpty()) {
            throw new PlatformFault("there is no etcd on the PATH: install one (Debian: apt-get install etcd-server),"
                    + " or leave --store etcd out");
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
