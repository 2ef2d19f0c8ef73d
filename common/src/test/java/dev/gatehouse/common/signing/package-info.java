/// What is signed, checked against published vectors and against what attackers send.
@NullMarked
package dev.gatehouse.common.signing;

import org.jspecify.annotations.NullMarked;
