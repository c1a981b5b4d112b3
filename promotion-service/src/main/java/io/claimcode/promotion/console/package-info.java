/**
 * The sellers' web console: pages made on the server, over the same use cases as the API. It works without scripts;
 * htmx only spares a reload here and there. What a seller may do is decided elsewhere, here is only how it is asked and
 * told.
 */
@NullMarked
package io.claimcode.promotion.console;

import org.jspecify.annotations.NullMarked;
