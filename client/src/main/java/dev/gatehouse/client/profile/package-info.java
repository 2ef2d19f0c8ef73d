/// Where the command line finds a platform and keeps what it knows: the profile file and the state folder.
///
/// May import: the JDK, Jackson, `common.signing`, the library's packages.
@NullMarked
package dev.gatehouse.client.profile;

import org.jspecify.annotations.NullMarked;
