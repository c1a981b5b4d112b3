/**
 * What sellers see of their groups' codes, and what the platform sees of this service's health. A group of another
 * seller is as unknown as one that doesn't exist.
 */
@NullMarked
package io.claimcode.codegen.http;

import org.jspecify.annotations.NullMarked;
