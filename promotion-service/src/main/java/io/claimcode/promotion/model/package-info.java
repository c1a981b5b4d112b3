/**
 * Promotions and claim code groups as a seller decides them: what may be asked for, what it comes to, and how it stands
 * at an instant. Plain Java without clock, chance or input and output; whatever a decision needs is an argument.
 */
@NullMarked
package io.claimcode.promotion.model;

import org.jspecify.annotations.NullMarked;
