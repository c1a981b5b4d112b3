/**
 * The refusals that a client can meet, in one list. Each has a type URI that programs may rely on; the detail is for
 * people and may change.
 */
@NullMarked
package io.claimcode.contracts.problem;

import org.jspecify.annotations.NullMarked;
