/// The settings that more than one adapter needs: where this process runs, its TLS.
///
/// May import: the JDK, Spring Boot's binding, Jakarta Validation, `common.service`.
@NullMarked
package dev.gatehouse.integration.settings;

import org.jspecify.annotations.NullMarked;
