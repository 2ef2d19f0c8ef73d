package dev.gatehouse.integration.upstreams.custodyledger;

import dev.gatehouse.integration.alert.Alert;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A page of alerts in the form of custody-ledger.
record AlertsJson(List<AlertJson> content, Numbers page) {
    AlertsJson {
        content = List.copyOf(content);
        Objects.requireNonNull(page);
    }

    record Numbers(long totalElements) {}

    record AlertJson(
            String typeCode,
            @Nullable String typeDescription,
            String code,
            @Nullable String description,
            @Nullable String comment,
            @Nullable LocalDate createdOn,
            @Nullable LocalDate expiresOn,
            Boolean active) {
        AlertJson {
            Objects.requireNonNull(typeCode);
            Objects.requireNonNull(code);
            Objects.requireNonNull(active);
        }

        Alert alert() {
            return new Alert(typeCode, typeDescription, code, description, comment, createdOn, expiresOn, active);
        }
    }

    Page<Alert> of(PageRequest asked) {
        return new Page<>(
                content.stream().limit(asked.perPage()).map(AlertJson::alert).toList(), asked, page.totalElements());
    }
}
