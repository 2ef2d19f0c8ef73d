package dev.gatehouse.session.identity;

import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.identity.IssuerEntry.Checked;
import dev.gatehouse.session.login.IdentityTokens;
import dev.gatehouse.session.telemetry.SessionLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the issuers that the file lists.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityConfiguration.class);

    record Form(@Nullable List<IssuerEntry> issuers) {}

    @Bean
    IdentityTokens identityTokens(IdentitySettings settings, InstantSource clock) {
        YamlFile file = new YamlFile("session-service.issuers-path", Path.of(settings.issuersPath()));
        return new ConfiguredIssuers(
                read(file).stream().map(entry -> issuer(file, entry, clock)).toList());
    }

    private static List<Checked> read(YamlFile file) {
        List<IssuerEntry> entries = file.read(Form.class).issuers();
        if (entries == null || entries.isEmpty()) {
            throw file.problem("which lists no issuers");
        }
        Set<String> names = new HashSet<>();
        return entries.stream()
                .map(entry -> entry.check(file))
                .peek(entry -> {
                    if (!names.add(entry.issuer())) {
                        throw file.problem("where the issuer " + entry.issuer() + " is there twice");
                    }
                })
                .toList();
    }

    private static Issuer issuer(YamlFile file, Checked entry, InstantSource clock) {
        if (!entry.bindingRequired()) {
            SessionLog.ISSUER_WITHOUT_BINDING.log(LOG, "issuer", entry.issuer());
        }
        HttpsFetch fetch = new HttpsFetch(Trust.of(file, entry));
        return new Issuer(entry, new TokenSignatures(IssuerKeys.cached(entry.issuer(), entry.jwksUri(), fetch)), clock);
    }
}
