/**
 * Settings that the promises rest on, of the stores and of the service itself: they are looked at again and again, since
 * an operator can change them while all runs. With a dangerous one the service isn't ready and says why.
 */
@NullMarked
package io.claimcode.kit.settings;

import org.jspecify.annotations.NullMarked;
