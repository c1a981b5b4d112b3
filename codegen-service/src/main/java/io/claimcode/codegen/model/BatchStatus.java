package io.claimcode.codegen.model;

/** Where a batch stands. */
public enum BatchStatus {
    /** Its codes are being made. */
    IN_PROGRESS,
    /** All its codes are stored and loaded; they will never change again. */
    READY,
    /** It can't be finished; none of its codes is given out. */
    FAILED,
    /** Its seller gave it up before it was ready; none of its codes is given out. */
    CANCELLED,
    /** Its seller voided it; its codes are given out no more. */
    VOIDED
}
