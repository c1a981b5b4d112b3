package io.claimcode.promotion.http;

import io.smallrye.mutiny.Multi;

/** A body that is sent piece by piece, as it comes and as the reader takes it. */
record Streamed(Multi<String> pieces) {}
