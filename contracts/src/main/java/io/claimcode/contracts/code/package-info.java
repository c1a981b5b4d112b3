/**
 * The shape of a claim code and its fingerprint. It is published language: one service draws codes, another reads
 * them from a buyer's keyboard, and both must agree on every symbol. Nothing here is secret.
 */
@NullMarked
package io.claimcode.contracts.code;

import org.jspecify.annotations.NullMarked;
