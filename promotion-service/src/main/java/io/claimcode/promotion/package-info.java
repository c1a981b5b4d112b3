/**
 * What sellers and events ask of promotions, one class for each: check, store, tell. What belongs together happens in
 * one transaction, the answer to be repeated and the event to be told included.
 */
@NullMarked
package io.claimcode.promotion;

import org.jspecify.annotations.NullMarked;
