/**
 * The fault course: clients buy and undo with several promotions at two redemption-services while processes are killed,
 * stopped and cut off, and stores are emptied and set back. Then all is healed, and what was answered is compared with
 * what the stores hold.
 */
package io.claimcode.verify.course;
