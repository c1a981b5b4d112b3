package io.claimcode.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The options of a command: {@code --name value}, {@code --name=value}, or {@code --name} alone for flags.
 * What is not given is looked up in the environment.
 */
final class CommandLine {

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> environment;

    CommandLine(List<String> arguments, Set<String> flags, Set<String> options, Map<String, String> environment) {
        this.environment = environment;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                given.put(name, "");
            } else if (!options.contains(name)) {
                throw new WrongUsage("there is no option " + argument);
            } else if (equals >= 0) {
                given.put(name, argument.substring(equals + 1));
            } else if (++i < arguments.size()) {
                given.put(name, arguments.get(i));
            } else {
                throw new WrongUsage(name + " needs a value");
            }
        }
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    String text(String option, String otherwise) {
        String value = given.getOrDefault(option, otherwise);
        if (value.isBlank()) {
            throw new WrongUsage(option + " needs a value");
        }
        return value;
    }

    /** The folder for data, keys and logs. */
    Path directory() {
        String configured = environment.getOrDefault("CLAIMCODE_DIRECTORY", ".claimcode");
        return Path.of(text("--directory", configured));
    }

    /** A port by option, such as {@code --redis-port}, or environment name, such as {@code CLAIMCODE_PORT_REDIS}. */
    int port(String name, int otherwise) {
        String option = "--" + name + "-port";
        String variable = "CLAIMCODE_PORT_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        @Nullable String value = given.getOrDefault(option, environment.get(variable));
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number that is no port.
        }
        throw new WrongUsage((given.containsKey(option) ? option : variable) + " is not a port: " + value);
    }
}
