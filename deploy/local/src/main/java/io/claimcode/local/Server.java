package io.claimcode.local;

import java.util.OptionalLong;

/** A store or broker that can be stopped, killed and started alone; its port stays the same. */
public interface Server {

    /** Its name, as a person would say it. */
    String name();

    /** The port on 127.0.0.1. */
    int port();

    /** Starts it and returns when it answers; does nothing when it runs. */
    void start();

    /** Ends it in an orderly way and returns when it is gone. */
    void stop();

    /** Ends it as {@code kill -9} does and returns when it is gone. */
    void kill();

    boolean running();

    /** Its process on this machine, while it has one. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** Ends it in an orderly way and starts it again on its data. */
    default void restart() {
        stop();
        start();
    }
}
