package dev.gatehouse.local.platform;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.material.Home;

/// A platform on this machine that can be talked to.
public sealed interface Platform extends AutoCloseable permits StartedPlatform, AttachedPlatform {
    /// Where its files are: the CA, certificates, logs, the client's profile.
    Home home();

    /// Where it listens.
    Addresses addresses();

    /// Ends what this object started: a platform that was started stops, one that was found runs on.
    @Override
    void close();
}
