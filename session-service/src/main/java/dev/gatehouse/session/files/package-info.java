/// Reads the service's YAML files strictly: an unknown or repeated name stops the start, as a misspelt setting does.
///
/// May import: the JDK, Jackson, `common.service`, `access`.
@NullMarked
package dev.gatehouse.session.files;

import org.jspecify.annotations.NullMarked;
