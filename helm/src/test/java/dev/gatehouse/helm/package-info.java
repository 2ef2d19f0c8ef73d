/// Tests of the chart `helm/gatehouse`: what the real Helm engine makes of it, compared with what the services declare.
///
/// May import: the JDK, JUnit, AssertJ, Jackson, helm-java, `common.fixture`.
@NullMarked
package dev.gatehouse.helm;

import org.jspecify.annotations.NullMarked;
