/**
 * Redis Functions called with binary arguments. A server that has lost the library gets it again.
 */
@NullMarked
package io.claimcode.kit.redis;

import org.jspecify.annotations.NullMarked;
