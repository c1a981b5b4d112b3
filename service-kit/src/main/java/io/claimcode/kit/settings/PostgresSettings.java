package io.claimcode.kit.settings;

import java.util.ArrayList;
import java.util.List;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** PostgreSQL must have written what it says is committed, as one of the service's own sessions sees its settings. */
final class PostgresSettings implements Settings {
    private final Question<List<String>> off;
    private final boolean fsyncNeeded;

    /**
     * Settings seen by the sessions of a pool.
     *
     * @param fsyncNeeded whether data must survive the end of the machine
     */
    PostgresSettings(Pool pool, boolean fsyncNeeded) {
        this.fsyncNeeded = fsyncNeeded;
        this.off = new Question<>(pool.query("select name from pg_settings where setting = 'off'"
                        + " and name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name")
                .execute()
                .map(rows -> {
                    List<String> names = new ArrayList<>();
                    for (Row row : rows) {
                        names.add(row.getString(0));
                    }
                    return names;
                }));
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public List<String> problems() throws Unanswered, InterruptedException {
        return off.answer().stream()
                .filter(name -> fsyncNeeded || !name.equals("fsync"))
                .map(name -> "PostgreSQL may lose what it said was committed (" + name + " is off): set it to on.")
                .toList();
    }
}
