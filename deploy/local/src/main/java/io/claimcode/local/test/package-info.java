/**
 * The servers as the services' tests use them.
 * Containers take the place of the embedded processes where a Docker engine answers that has the images.
 */
@NullMarked
package io.claimcode.local.test;

import org.jspecify.annotations.NullMarked;
