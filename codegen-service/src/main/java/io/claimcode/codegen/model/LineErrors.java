package io.claimcode.codegen.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with the lines of a file: the first few, and how many there are. */
public final class LineErrors {
    /** So many are told at most. */
    private static final int MOST = 100;

    private final List<LineError> first = new ArrayList<>();
    private int total;

    /** Notes one more. */
    public void add(int line, String detail) {
        total++;
        if (first.size() < MOST) {
            first.add(new LineError(line, detail));
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** All there are. */
    public int total() {
        return total;
    }

    /** Some of them, in the order of the lines. */
    public List<LineError> first() {
        return first.stream().sorted(Comparator.comparingInt(LineError::line)).toList();
    }
}
