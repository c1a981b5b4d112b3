/**
 * The keys of the codes: the pepper of their fingerprints and the keys that seal them in the database. Sealing stands
 * apart from storage, so that storage sees bytes only and the keys are read in one place.
 */
@NullMarked
package io.claimcode.codegen.sealing;

import org.jspecify.annotations.NullMarked;
