package io.claimcode.local;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@code ./claimcode} runs: {@code up}, {@code demo}, {@code storefront} and {@code token}. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.getenv(), System.out, System.err));
    }

    /** Runs a command to its end and returns the exit value. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            err.println("claimcode: say what to do: up, demo, storefront or token");
            return USAGE;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        try {
            return switch (arguments.getFirst()) {
                case "up" -> Up.run(rest, environment, out);
                case "token" -> TokenCommand.run(rest, environment, out);
                case "storefront" -> StorefrontCommand.run(rest, environment, out);
                case "demo" -> Demo.run(rest, environment, out);
                default -> throw new WrongUsage("there is no command " + arguments.getFirst());
            };
        } catch (WrongUsage wrong) {
            err.println("claimcode: " + wrong.getMessage() + "; see ./claimcode help");
            return USAGE;
        } catch (StartFailed failed) {
            err.println("claimcode: " + failed.getMessage());
            return FAILED;
        }
    }
}
