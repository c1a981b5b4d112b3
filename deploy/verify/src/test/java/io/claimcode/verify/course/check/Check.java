package io.claimcode.verify.course.check;

import java.util.List;

/** One promise, over all that was seen. */
interface Check {
    List<String> violations(Evidence evidence);
}
