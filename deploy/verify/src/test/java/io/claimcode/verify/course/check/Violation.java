package io.claimcode.verify.course.check;

/** A promise that was broken. */
public record Violation(String check, String what) {
    @Override
    public String toString() {
        return check + ": " + what;
    }
}
