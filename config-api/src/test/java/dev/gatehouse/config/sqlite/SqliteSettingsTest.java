package dev.gatehouse.config.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SqliteSettingsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SqliteSettings.class)
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues("config-api.sqlite.path=/data/config.db");

    @Test
    void pathIsBound() {
        complete.run(context ->
                assertThat(context.getBean(SqliteSettings.class)).isEqualTo(new SqliteSettings("/data/config.db")));
    }

    @ParameterizedTest
    @CsvSource({"path,''", "path,' '", "journal,off"})
    void whatIsMissingOrUnknownStopsTheStart(String property, String value) {
        complete.withPropertyValues("config-api.sqlite." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }
}
