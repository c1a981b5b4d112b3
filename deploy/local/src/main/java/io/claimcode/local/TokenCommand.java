package io.claimcode.local;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code token}: prints a token that the services of {@code up} accept. */
final class TokenCommand {

    private TokenCommand() {}

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        if (arguments.isEmpty()) {
            throw new WrongUsage("say for whom: seller, storefront or support");
        }
        List<String> rest = arguments.subList(1, arguments.size());
        String token = switch (arguments.getFirst()) {
            case "seller" -> {
                CommandLine line = options(rest, environment, "--seller");
                yield tokens(line).seller(line.text("--seller", "s-1"));
            }
            case "storefront" -> {
                CommandLine line = options(rest, environment, "--storefront", "--sellers");
                List<String> sellers = Arrays.stream(line.text("--sellers", "*").split(",", -1))
                        .map(String::strip)
                        .filter(seller -> !seller.isEmpty())
                        .toList();
                yield tokens(line).storefront(line.text("--storefront", "shop-1"), sellers);
            }
            case "support" -> tokens(options(rest, environment)).support();
            default -> throw new WrongUsage("tokens are for seller, storefront or support");
        };
        out.println(token);
        return 0;
    }

    private static Tokens tokens(CommandLine line) {
        return new Tokens(LocalKeys.in(line.directory().resolve("keys")));
    }

    private static CommandLine options(List<String> arguments, Map<String, String> environment, String... own) {
        Set<String> names = new HashSet<>(Arrays.asList(own));
        names.add("--directory");
        return new CommandLine(arguments, Set.of(), names, environment);
    }
}
