/**
 * Promotions and claim code groups in PostgreSQL. What is searched for has columns; the terms are one JSON text, since
 * nothing looks inside them.
 */
@NullMarked
package io.claimcode.promotion.postgres;

import org.jspecify.annotations.NullMarked;
