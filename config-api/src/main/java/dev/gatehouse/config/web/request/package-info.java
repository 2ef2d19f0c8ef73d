/// What every request to the main listener must be: to a known address, with known parameters, well-formed.
///
/// May import: the JDK, Spring Web, the servlet API, `common.error`, `access`, `content`, `render`.
@NullMarked
package dev.gatehouse.config.web.request;

import org.jspecify.annotations.NullMarked;
