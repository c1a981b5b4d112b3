/** What {@code ./claimcode bench} measures, each figure beside a limit or a plain alternative of the same run. */
package io.claimcode.verify.bench;
