/// What an identity provider says about a user, once its token was believed.
///
/// May import: the JDK, `common.error`, `common.signing`.
@NullMarked
package dev.gatehouse.session.login;

import org.jspecify.annotations.NullMarked;
