/// The settings that more than one adapter needs: where this process runs, its keys, its TLS.
///
/// May import: the JDK, Spring Boot's binding, Jakarta Validation, `common.service`, `common.session`,
/// `common.signing`,
/// `lifecycle`.
@NullMarked
package dev.gatehouse.session.settings;

import org.jspecify.annotations.NullMarked;
