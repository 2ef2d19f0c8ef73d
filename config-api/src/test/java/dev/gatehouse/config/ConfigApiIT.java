package dev.gatehouse.config;

import dev.gatehouse.config.fixture.ConfigPlatform;

/// On a SQLite file, the default.
class ConfigApiIT extends ConfigApiSuite {
    @Override
    ConfigPlatform open() {
        return ConfigPlatform.start();
    }
}
