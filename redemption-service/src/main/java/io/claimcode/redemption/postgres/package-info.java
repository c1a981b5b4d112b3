/**
 * The ledger: group commits, grouped reads, and the terms as this service's database holds them.
 */
@NullMarked
package io.claimcode.redemption.postgres;

import org.jspecify.annotations.NullMarked;
