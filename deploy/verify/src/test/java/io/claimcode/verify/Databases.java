package io.claimcode.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.claimcode.local.LocalStack;
import io.claimcode.local.Service;

/** Looks into what the services keep. */
public final class Databases {
    private Databases() {}

    /** A connection of one's own to the database of a service, as its user. */
    public static Connection connect(LocalStack stack, Service service) throws SQLException {
        var properties = stack.properties(service);
        return DriverManager.getConnection(
                properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }
}
