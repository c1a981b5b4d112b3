package io.claimcode.kit.app;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that a transaction writes beside what the kit writes. */
@Entity
public class Note {
    @Id
    UUID id;

    String text;

    protected Note() {}

    public Note(UUID id, String text) {
        this.id = id;
        this.text = text;
    }
}
