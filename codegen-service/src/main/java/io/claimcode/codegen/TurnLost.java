package io.claimcode.codegen;

/** The batch isn't in progress any more, or another worker has it. */
public final class TurnLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TurnLost(int batchNumber) {
        super("batch " + batchNumber + " is withdrawn or another worker's");
    }
}
