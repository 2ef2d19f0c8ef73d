package dev.gatehouse.config.etcd;

import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.settings.ServiceSettings;
import dev.gatehouse.config.settings.StoreSettings;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.telemetry.ConfigMetrics;
import dev.gatehouse.config.telemetry.MeasuredStore;
import dev.gatehouse.config.telemetry.StoreCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the etcd cluster, where it is the chosen store.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = StoreSettings.STORE, havingValue = StoreSettings.ETCD)
@EnableConfigurationProperties(EtcdSettings.class)
class EtcdConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EtcdConfiguration.class);

    @Bean
    EtcdConnections etcdConnections(EtcdSettings settings, ServiceSettings service) {
        EtcdConnections connections = EtcdConnections.open(settings, service.environment());
        ConfigLog.STORE_OPENED.log(LOG, "store", StoreSettings.ETCD, "endpoints", settings.endpoints());
        return connections;
    }

    @Bean
    ConfigStore configStore(
            EtcdConnections connections, EtcdSettings settings, ConfigMetrics metrics, StoreCondition condition) {
        EtcdStore store = new EtcdStore(connections.cluster(), new EtcdKeys(settings.keyPrefix()));
        return new CheckedStore(new MeasuredStore(store, metrics, condition));
    }
}
