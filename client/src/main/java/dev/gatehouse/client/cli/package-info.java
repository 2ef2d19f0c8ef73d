/// The command line `gatehouse`.
///
/// May import: the JDK, picocli, Jackson, `common.error`, `common.signing`, `common.stream`, the library's
/// packages, `client.profile`.
@NullMarked
package dev.gatehouse.client.cli;

import org.jspecify.annotations.NullMarked;
