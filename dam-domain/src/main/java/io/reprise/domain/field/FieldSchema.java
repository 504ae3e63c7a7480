package io.reprise.domain.field;

import java.util.Map;

/** The custom fields there are. */
public interface FieldSchema {
    /** A schema without fields. */
    FieldSchema EMPTY = Map::of;

    /** By key, retired ones too, in the order in which they are shown. */
    Map<String, DefinedField> fields();
}
