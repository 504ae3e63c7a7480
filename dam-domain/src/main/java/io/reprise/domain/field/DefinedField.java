package io.reprise.domain.field;

/** A custom field as it stands. */
public record DefinedField(FieldDefinition definition, boolean retired) {}
