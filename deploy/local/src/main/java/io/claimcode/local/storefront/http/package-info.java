/** The shop's small server: sessions, forms and their protection, and which address leads to which page. */
@NullMarked
package io.claimcode.local.storefront.http;

import org.jspecify.annotations.NullMarked;
