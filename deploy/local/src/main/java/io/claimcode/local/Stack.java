package io.claimcode.local;

import java.util.Map;

/** The three servers together with what a service must be told to use them. */
public interface Stack extends AutoCloseable {

    Server postgres();

    Server redis();

    Server kafka();

    /** The configuration of a service, by property name, without its HTTP port. */
    Map<String, String> properties(Service service);

    /** The configuration of a service, by environment name, without its HTTP port. */
    default Map<String, String> environment(Service service) {
        return Settings.asEnvironment(properties(service));
    }

    /** Signs tokens that these services accept. */
    Tokens tokens();

    /** Ends the servers. */
    @Override
    void close();
}
