package dev.gatehouse.config.sqlite;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the SQLite file is.
///
/// @param path The file that holds the configuration. It is made if it is not there; its folder must be, on a local
///     disk. Two more files stand beside it. Required where the store is sqlite.
@Validated
@ConfigurationProperties(prefix = SqliteSettings.PREFIX, ignoreUnknownFields = false)
record SqliteSettings(
        @NotBlank(message = "is not set: it is the file that holds the configuration.") @DefaultValue("")
        String path) {

    /// Where the settings stand.
    static final String PREFIX = "config-api.sqlite";

    /// The property of the path.
    static final String PATH = PREFIX + ".path";
}
