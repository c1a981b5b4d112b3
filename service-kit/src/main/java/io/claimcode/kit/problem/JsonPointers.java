package io.claimcode.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;

/** JSON Pointers (RFC 6901) to where a document can't be read. */
public final class JsonPointers {
    private JsonPointers() {}

    /** The place that the exception is about; empty for the whole document. */
    public static String of(JsonMappingException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : exception.getPath()) {
            pointer.append('/');
            if (reference.getFieldName() == null) {
                pointer.append(reference.getIndex());
            } else {
                pointer.append(escaped(reference.getFieldName()));
            }
        }
        return pointer.toString();
    }

    /** A member name as a part of a pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
