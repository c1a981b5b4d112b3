/**
 * Writes that can be repeated: the same key and the same request get the first answer again. Key, request hash and
 * answer are stored in the transaction of the effect; refusals are not stored.
 */
@NullMarked
package io.claimcode.kit.idempotency;

import org.jspecify.annotations.NullMarked;
