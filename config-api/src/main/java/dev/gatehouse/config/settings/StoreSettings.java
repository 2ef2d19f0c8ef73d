package dev.gatehouse.config.settings;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which store holds the configuration.
///
/// @param store The store: sqlite, a file beside the one process that may use it, or etcd, which several processes
///     share.
@Validated
@ConfigurationProperties(ServiceSettings.PREFIX)
public record StoreSettings(
        @Pattern(regexp = "sqlite|etcd", message = "must be sqlite or etcd.") @DefaultValue("sqlite")
        String store) {

    /// The property that chooses.
    public static final String STORE = ServiceSettings.PREFIX + ".store";

    /// Its value for etcd.
    public static final String ETCD = "etcd";
}
