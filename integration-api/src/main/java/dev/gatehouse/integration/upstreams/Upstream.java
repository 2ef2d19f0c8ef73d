package dev.gatehouse.integration.upstreams;

import dev.gatehouse.common.service.ServiceDescriptor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The systems behind the façade. Consumers never see these names; operators do.
public enum Upstream {
    /// Knows persons by their ids.
    POPULATION_INDEX,
    /// Keeps what prisons know.
    CUSTODY_LEDGER,
    /// Keeps what is known of those who are supervised in the community.
    SUPERVISION_DESK;

    /// The name in logs, metrics and commands, such as `custody-ledger`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The property that holds its address.
    String property() {
        return "integration-api." + wireName() + "-url";
    }

    /// The variable that holds its address.
    public String variable() {
        return ServiceDescriptor.variable(property());
    }

    /// The upstream of this name.
    public static Optional<Upstream> of(String wireName) {
        return Stream.of(values())
                .filter(each -> each.wireName().equals(wireName))
                .findFirst();
    }
}
