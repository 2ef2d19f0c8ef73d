package dev.gatehouse.config.sqlite;

import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.settings.StoreSettings;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.telemetry.ConfigMetrics;
import dev.gatehouse.config.telemetry.MeasuredStore;
import dev.gatehouse.config.telemetry.StoreCondition;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the SQLite file, where etcd is not the chosen store. A store that does not exist ends up here, too, and is
/// refused by the settings.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("@environment.getProperty('" + StoreSettings.STORE + "') != '" + StoreSettings.ETCD + "'")
@EnableConfigurationProperties(SqliteSettings.class)
class SqliteConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteConfiguration.class);

    @Bean
    SqliteFile sqliteFile(StoreSettings choice, SqliteSettings settings) {
        SqliteFile file = SqliteFile.open(Path.of(settings.path()));
        ConfigLog.STORE_OPENED.log(LOG, "store", choice.store(), "path", settings.path());
        return file;
    }

    @Bean
    ConfigStore configStore(SqliteFile file, ConfigMetrics metrics, StoreCondition condition) {
        return new CheckedStore(new MeasuredStore(new SqliteStore(file), metrics, condition));
    }
}
