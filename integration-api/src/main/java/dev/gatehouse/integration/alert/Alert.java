package dev.gatehouse.integration.alert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A warning to those who deal with a person.
///
/// @param type the kind of alert, a code
/// @param code the alert within its kind
public record Alert(
        String type,
        @Nullable String typeDescription,
        String code,
        @Nullable String codeDescription,
        @Nullable String comment,
        @Nullable LocalDate createdOn,
        @Nullable LocalDate expiresOn,
        boolean active) {}
