package dev.gatehouse.config.etcd;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where etcd is, and who we are to it.
///
/// @param endpoints Members of the cluster, https://host:port, separated by commas. Where one does not answer, the next
///     is asked. http:// is accepted only where the environment is local. Required where the store is etcd.
/// @param caPath PEM file of the authorities that etcd's certificates are of. Required with https.
/// @param certPath PEM file of the certificate that is shown to etcd. Required with https.
/// @param keyPath PEM file of its private key (PKCS#8). Required with https.
/// @param keyPrefix What every key in etcd begins with.
@Validated
@ConfigurationProperties(prefix = EtcdSettings.PREFIX, ignoreUnknownFields = false)
record EtcdSettings(
        @NotBlank(message = "is not set: it is https://host:port of the members, separated by commas.")
        @DefaultValue("")
        String endpoints,

        @DefaultValue("") String caPath,
        @DefaultValue("") String certPath,
        @DefaultValue("") String keyPath,

        @Pattern(
                regexp = "[A-Za-z0-9._-]{1,64}(/[A-Za-z0-9._-]{1,64}){0,7}",
                message = "must be names of letters, digits or . _ - with a / between them.")
        @DefaultValue("gatehouse/config")
        String keyPrefix) {

    /// Where the settings stand.
    static final String PREFIX = "config-api.etcd";
}
