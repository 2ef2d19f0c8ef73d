/// Adapter: the consumers file and the pepper, read strictly, and the file again whenever it changes.
///
/// May import: the JDK, Jackson, SLF4J, `common.service`, `consumer`, `redaction`, `telemetry`.
@NullMarked
package dev.gatehouse.integration.files;

import org.jspecify.annotations.NullMarked;
