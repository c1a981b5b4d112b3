/** The pages as HTML. They know the model only; everything that is put into them is escaped. */
@NullMarked
package io.claimcode.local.storefront.pages;

import org.jspecify.annotations.NullMarked;
