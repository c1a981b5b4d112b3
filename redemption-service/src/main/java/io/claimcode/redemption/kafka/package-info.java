/**
 * Follows topics by itself: every instance reads all, from the position that the database holds.
 */
@NullMarked
package io.claimcode.redemption.kafka;

import org.jspecify.annotations.NullMarked;
