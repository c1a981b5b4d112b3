/**
 * Who is calling, read from the verified token and nothing else.
 */
@NullMarked
package io.claimcode.kit.identity;

import org.jspecify.annotations.NullMarked;
