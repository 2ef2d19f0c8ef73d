/// The steps of the journey in which a partner organisation reads what several systems know of a person.
///
/// May import: the JDK, Jackson, `control`, `layout`, `material`, `platform`, `scene`, `shell`, `standin`.
@NullMarked
package dev.gatehouse.local.partner;

import org.jspecify.annotations.NullMarked;
