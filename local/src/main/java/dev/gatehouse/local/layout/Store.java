package dev.gatehouse.local.layout;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What config-api keeps its releases in.
public enum Store {
    /// A file.
    SQLITE,
    /// An etcd of the platform's own.
    ETCD;

    /// The services of a whole platform with this store.
    public Set<Service> platform() {
        return switch (this) {
            case SQLITE -> EnumSet.complementOf(EnumSet.of(Service.ETCD));
            case ETCD -> EnumSet.allOf(Service.class);
        };
    }

    /// As people type it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
