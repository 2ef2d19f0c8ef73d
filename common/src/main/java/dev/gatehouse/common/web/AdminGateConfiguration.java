package dev.gatehouse.common.web;

import dev.gatehouse.common.service.TokenHash;
import java.util.HexFormat;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Puts the gate before the admin listener of every service whose settings name a token, and before no other
/// listener.
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnProperty(TokenHash.ADMIN_PROPERTY)
class AdminGateConfiguration {
    @Bean
    AdminGate adminGate(Environment environment) {
        return new AdminGate(HexFormat.of().parseHex(environment.getRequiredProperty(TokenHash.ADMIN_PROPERTY)));
    }
}
