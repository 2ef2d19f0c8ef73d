package dev.gatehouse.session;

import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.device.Challenges;
import dev.gatehouse.session.files.CallersFile;
import dev.gatehouse.session.introspection.Introspector;
import dev.gatehouse.session.lifecycle.SessionEnder;
import dev.gatehouse.session.lifecycle.SessionOpener;
import dev.gatehouse.session.lifecycle.SessionStore;
import dev.gatehouse.session.lifecycle.SessionToucher;
import dev.gatehouse.session.login.IdentityTokens;
import dev.gatehouse.session.settings.LifetimeSettings;
import dev.gatehouse.session.settings.ServiceSettings;
import dev.gatehouse.session.settings.TlsSettings;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the core to the ports that the adapters offer.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ServiceSettings.class, TlsSettings.class, LifetimeSettings.class})
class CoreConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CoreConfiguration.class);
    private static final String PLATFORM_KEYS = ServiceSettings.PREFIX + ".platform-keys-path";
    private static final String CHALLENGE_KEYS = ServiceSettings.PREFIX + ".challenge-keys-path";
    private static final String CALLERS = ServiceSettings.PREFIX + ".callers-path";

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /// Renews certificates and trims the streams: short work, now and then.
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService background() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("background").factory());
    }

    @Bean
    PlatformKeys platformKeys(ServiceSettings settings) {
        return keys(PLATFORM_KEYS, Path.of(settings.platformKeysPath()), settings.environment());
    }

    @Bean
    Challenges challenges(ServiceSettings settings, InstantSource clock) {
        PlatformKeys keys = keys(CHALLENGE_KEYS, Path.of(settings.challengeKeysPath()), settings.environment());
        return new Challenges(keys, clock, new SecureRandom());
    }

    private static PlatformKeys keys(String property, Path directory, String environment) {
        new DevelopmentMaterial(environment).refuseKey(property, directory);
        try {
            return PlatformKeys.read(directory);
        } catch (UnusableKeyException e) {
            throw new StartupProblem(property, "names " + directory + ", but " + e.getMessage() + ".", e);
        }
    }

    @Bean
    Callers callers(ServiceSettings settings) {
        Callers callers = new CallersFile(new YamlFile(CALLERS, Path.of(settings.callersPath()))).read();
        SessionLog.CALLERS_READ.log(LOG, "callers", callers.size());
        return callers;
    }

    @Bean
    SessionMetrics sessionMetrics(MeterRegistry meters) {
        return new SessionMetrics(meters);
    }

    @Bean
    SessionOpener sessionOpener(
            ServiceSettings service,
            LifetimeSettings lifetime,
            PlatformKeys keys,
            Challenges challenges,
            IdentityTokens tokens,
            SessionStore store,
            InstantSource clock) {
        SessionOpener.Home home =
                new SessionOpener.Home(service.region(), service.gatewayAudience(), lifetime.lifetime());
        return new SessionOpener(home, keys, challenges, tokens, store, clock);
    }

    @Bean
    SessionEnder sessionEnder(PlatformKeys keys, SessionStore store) {
        return new SessionEnder(keys, store);
    }

    @Bean
    SessionToucher sessionToucher(PlatformKeys keys, SessionStore store, LifetimeSettings lifetime) {
        return new SessionToucher(keys, store, lifetime.lifetime());
    }

    @Bean
    Introspector introspector(ServiceSettings service, PlatformKeys keys, SessionStore store, InstantSource clock) {
        return new Introspector(service.ownAudience(), keys, store, clock);
    }
}
