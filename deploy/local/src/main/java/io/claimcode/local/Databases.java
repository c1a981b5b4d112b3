package io.claimcode.local;

import java.util.ArrayList;
import java.util.List;

/**
 * The databases and users of the three services. A user is the owner of the database with its name
 * and can't connect to another. The server listens on the loopback address only, so passwords are names.
 */
public final class Databases {

    /** The administrator, whose password is the same word. */
    public static final String ADMINISTRATOR = "postgres";

    private Databases() {}

    static String password(String user) {
        return user;
    }

    /** The statements that make them in an empty server, one a line. */
    public static List<String> script() {
        List<String> statements = new ArrayList<>();
        for (Service service : Service.values()) {
            String name = service.label();
            statements.add("create role " + name + " login password '" + password(name) + "';");
            statements.add("create database " + name + " owner " + name + ";");
            statements.add("revoke connect, temporary on database " + name + " from public;");
        }
        return statements;
    }
}
