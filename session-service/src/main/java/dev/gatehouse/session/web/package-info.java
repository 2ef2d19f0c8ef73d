/// The HTTP listener: what back ends and support ask for, each request authorised by its mutual-TLS identity.
///
/// May import: the JDK, Spring MVC, the servlet API, Nimbus JOSE + JWT, SLF4J, `common.web`, `common.error`,
/// `common.peer`,
/// `common.service`, `common.session`, `common.signing`, `access`, `introspection`, `lifecycle`, `telemetry`.
@NullMarked
package dev.gatehouse.session.web;

import org.jspecify.annotations.NullMarked;
